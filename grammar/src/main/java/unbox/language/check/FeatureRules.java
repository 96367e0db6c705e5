package unbox.language.check;

import static unbox.language.problem.ProblemCode.EMPTY_RANGE;
import static unbox.language.problem.ProblemCode.FEATURE_NEVER_FIRES;
import static unbox.language.problem.ProblemCode.FEATURE_OUT_OF_RANGE;
import static unbox.language.problem.ProblemCode.LABEL_MISMATCH;
import static unbox.language.problem.ProblemCode.NEEDS_RAW;
import static unbox.language.problem.ProblemCode.NOT_A_SINGLE_VALUE;
import static unbox.language.problem.ProblemCode.OUT_OF_BOUNDS;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.check.Script.Symbol;
import unbox.language.check.Want.FeatureUse;
import unbox.language.model.Feature;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.FeatureLiteral;
import unbox.language.syntax.Expression.FeatureRange;
import unbox.language.syntax.Expression.NumberLiteral;
import unbox.language.syntax.Range;
import unbox.language.syntax.Text;

/** Features that the autoencoders do not have, other labels than theirs, and strengths that add nothing. */
final class FeatureRules {
    private final Context context;
    private final Report report;
    private final BlockRules blocks;

    FeatureRules(Context context, Report report) {
        this.context = context;
        this.report = report;
        blocks = new BlockRules(context, report);
    }

    /** {@code up.0.1#4977 "tiger stripes"}. */
    void check(Slot slot, Want.Features wanted, FeatureLiteral literal) {
        if (checkBlock(literal) && literal.index().isPresent()) {
            Feature feature = new Feature(literal.block(), literal.index().getAsInt());
            Range token = Range.at(literal.range().start()).to(end(literal, feature.toString()));
            if (checkIndex(feature, token)) {
                literal.label().filter(label -> wanted.use() != FeatureUse.LABEL)
                        .ifPresent(label -> checkLabel(feature, label));
                checkMeans(slot, wanted, token, List.of(feature));
            }
        }
    }

    private boolean checkBlock(FeatureLiteral literal) {
        return blocks.check(literal.block(), Range.at(literal.range().start()).to(end(literal, literal.block())), true);
    }

    private static Range end(FeatureLiteral literal, String part) {
        return Range.at(literal.range().start() + part.length());
    }

    private boolean checkIndex(Feature feature, Range range) {
        Optional<AutoencoderCard> past = context.catalog().autoencoder(feature.block())
                .filter(card -> feature.index() >= card.features());
        past.ifPresent(card -> report.add(FEATURE_OUT_OF_RANGE, range,
                "There is no `%s`: the autoencoder of `%s` has %d features, `#0` to `#%d`.".formatted(feature,
                        card.block(), card.features(), card.features() - 1)));
        return past.isEmpty();
    }

    private void checkLabel(Feature feature, Text label) {
        Optional<String> known = Optional.ofNullable(context.labels().stated().get(feature))
                .or(() -> context.catalog().autoencoder(feature.block()).flatMap(card -> card.label(feature.index())))
                .or(() -> Optional.ofNullable(context.labels().mentioned().get(feature)));
        known.filter(text -> !text.equals(label.value())).ifPresent(text -> {
            String better = '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            report.add(LABEL_MISMATCH, label.range(),
                    "The label of `%s` is `%s`. Write that, or no label.".formatted(feature,
                            better),
                    Fix.replace("Write `%s`".formatted(better), label.range(), better));
        });
    }

    /** {@code up.0.1#0..39}. */
    void checkRange(Slot slot, Want.Features wanted, FeatureRange range) {
        FeatureLiteral from = range.from();
        NumberLiteral to = range.to();
        if (!NumberUse.INDEX.allows(to.value())) {
            report.add(OUT_OF_BOUNDS, to.range(),
                    "%s, and %s is not.".formatted(NumberUse.INDEX.rule(), context.code(to)));
        } else if (checkBlock(from) && from.index().isPresent()) {
            int last = to.value().intValueExact();
            if (last < from.index().getAsInt()) {
                reportEmpty(range, last);
            } else if (checkIndex(new Feature(from.block(), last), to.range())) {
                checkMeans(slot, wanted, range.range(), NamedFeatures.of(range, context.scope()));
            }
        }
    }

    private void reportEmpty(FeatureRange range, int last) {
        String turned = "%s#%d..%d".formatted(range.from().block(), last, range.from().index().getAsInt());
        report.add(EMPTY_RANGE, range.range(), "%s is empty, as a range counts up. Write `%s`.".formatted(
                context.code(range), turned), Fix.replace("Write `%s`".formatted(turned), range.range(), turned));
    }

    /** A name in the place of a feature; its members are checked where they are declared, if that is in this file. */
    void checkNamed(Slot slot, Symbol symbol) {
        if (!(slot.want() instanceof Want.Features wanted)) {
            return;
        }
        List<Feature> members = NamedFeatures.of(slot.value(), context.scope());
        boolean here = symbol.source().equals(context.source());
        boolean known = here || members.stream().map(Feature::block).distinct()
                .allMatch(block -> blocks.check(block, slot.value().range(), true));
        if (slot.extent() == Extent.SINGLE && members.size() > 1) {
            report.add(NOT_A_SINGLE_VALUE, slot.value().range(),
                    "%s takes one feature, and %s is a list of %d.".formatted(
                            slot.place(), context.code(slot.value()), members.size()));
        } else if (known) {
            checkMeans(slot, wanted, slot.value().range(), members);
        }
    }

    /** {@code B top n}, whose features are not known yet. */
    void checkStrongest(Slot slot, Want.Features wanted, Expression block) {
        if (block instanceof Expression.BlockLiteral literal && wanted.use() == FeatureUse.MEAN) {
            context.catalog().autoencoder(literal.block()).filter(card -> card.means().isEmpty())
                    .ifPresent(card -> reportNoMeans(slot, literal.block(), literal.range()));
        }
    }

    private void checkMeans(Slot slot, Want.Features wanted, Range range, List<Feature> features) {
        if (wanted.use() != FeatureUse.MEAN) {
            return;
        }
        TreeSet<String> unmeasured = features.stream().map(Feature::block)
                .filter(block -> context.catalog().autoencoder(block).filter(card -> card.means().isEmpty())
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        unmeasured.forEach(block -> reportNoMeans(slot, block, range));
        List<String> silent = features.stream().filter(this::neverFires).map(Feature::toString).distinct().toList();
        if (silent.size() == 1) {
            report.add(FEATURE_NEVER_FIRES, range,
                    "`%s` never fires: its mean is 0, and so is any strength counted in it. "
                            .formatted(silent.getFirst())
                            + "Choose another feature, or write `raw` behind the strength.",
                    raw(slot));
        } else if (!silent.isEmpty()) {
            report.add(FEATURE_NEVER_FIRES, range,
                    "%s never fire: their means are 0, and so is any strength counted in them. "
                            .formatted(Words.codes(silent))
                            + "Choose other features, or write `raw` behind the strength.",
                    raw(slot));
        }
    }

    private boolean neverFires(Feature feature) {
        return context.catalog().autoencoder(feature.block()).flatMap(card -> card.mean(feature.index()))
                .filter(mean -> mean == 0).isPresent();
    }

    private void reportNoMeans(Slot slot, String block, Range range) {
        report.add(NEEDS_RAW, range,
                "The autoencoder of `%s` has no `mean.pt`, which a strength is counted in. Write `raw` "
                        .formatted(block) + "behind the strength to count in activation units.",
                raw(slot));
    }

    private static Fix[] raw(Slot slot) {
        return slot.rawAt().map(place -> Fix.replace("Count in activation units (`raw`)", Range.at(place), " raw"))
                .stream().toArray(Fix[]::new);
    }
}
