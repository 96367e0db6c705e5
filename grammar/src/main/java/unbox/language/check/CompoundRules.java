package unbox.language.check;

import static unbox.language.problem.ProblemCode.NOT_A_SINGLE_VALUE;
import static unbox.language.problem.ProblemCode.WRONG_TYPE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;

/** Values that are made of others: {@code top}, lists, {@code each}, sums, and regions combined. */
final class CompoundRules {
    private static final String REGIONS = "Regions are joined by `or`, which takes both, or `and`, which takes what they share.";

    private final Context context;
    private final Report report;
    private final FeatureRules features;
    private final Consumer<Slot> values;
    private final Consumer<Slot> parts;

    /**
     * @param values checks a value that stands for itself
     * @param parts checks a value that only the whole gives a meaning
     */
    CompoundRules(Context context, Report report, Consumer<Slot> values, Consumer<Slot> parts) {
        this.context = context;
        this.report = report;
        this.values = values;
        this.parts = parts;
        features = new FeatureRules(context, report);
    }

    void checkTop(Slot slot, Expression.Top top) {
        if (!(slot.want() instanceof Want.Features wanted)) {
            mismatch(slot, "a choice of features");
            return;
        }
        if (!wanted.top()) {
            report.add(WRONG_TYPE, top.range(),
                    "%s is chosen anew for every picture. It may only stand alone, behind an operation of an edit."
                            .formatted(context.code(top)));
        }
        boolean axis = slot.extent() == Extent.AXIS;
        parts.accept(slot.inner("`top`", top.block(), new Want.Block(true), axis ? Extent.AXIS : Extent.TOGETHER));
        parts.accept(slot.inner("`top`", top.count(), new Want.Number(NumberUse.COUNT),
                axis ? Extent.AXIS : Extent.SINGLE));
        features.checkStrongest(slot, wanted, top.block());
    }

    void checkList(Slot slot, Expression.ListLiteral list) {
        switch (slot.extent()) {
            case AXIS -> list.items().forEach(item -> values.accept(slot.inner(item)));
            case SINGLE -> reportList(slot, list);
            case TOGETHER ->
                report.add(WRONG_TYPE, list.range(), "A list has brackets only inside a call. Leave them out.",
                        Fix.replace("Leave out the brackets", list.range(), withoutBrackets(list)));
        }
    }

    private void reportList(Slot slot, Expression.ListLiteral list) {
        if (list.items().size() == 1) {
            report.add(WRONG_TYPE, list.range(), "A list has brackets only where it holds several values.",
                    Fix.replace("Leave out the brackets", list.range(), withoutBrackets(list)));
        } else if (slot.want() instanceof Want.Region && !list.items().isEmpty()) {
            mismatch(slot, "a list", REGIONS, joined(list.items(), " or ", list.range()));
        } else {
            report.add(Mismatch.several(context, slot, "a list"));
        }
    }

    private String withoutBrackets(Expression.ListLiteral list) {
        String text = list.range().of(context.source().tree().text());
        return text.substring(1, text.endsWith("]") ? text.length() - 1 : text.length()).strip();
    }

    void checkEach(Slot slot, Expression.Each each) {
        boolean listed = slot.want() instanceof Want.Features || slot.want() instanceof Want.Block;
        Fix without = Fix.replace("Leave out `each`",
                new Range(each.range().start(), each.list().range().start()), "");
        if (!listed) {
            report.add(WRONG_TYPE, each.range(), "`each` makes an axis of features or of blocks, and %s takes %s."
                    .formatted(slot.place(), slot.want().phrase()), without);
        } else if (slot.extent() == Extent.AXIS) {
            parts.accept(slot.inner(each.list()).with(
                    each.list() instanceof Expression.ListLiteral ? Extent.AXIS : Extent.TOGETHER));
        } else {
            report.add(NOT_A_SINGLE_VALUE, each.range(),
                    "`each` makes an axis, which only a call in an experiment has. Leave it out: a list stands for all its "
                            + "members.",
                    without);
        }
    }

    void checkSum(Slot slot, Expression.Sum sum) {
        switch (slot.want()) {
            case Want.Edit wanted -> sum.terms().forEach(term -> checkTerm(slot, sum, term));
            case Want.Region wanted -> mismatch(slot, "a sum", REGIONS,
                    joined(sum.terms(), " or "));
            case Want.Features wanted -> mismatch(slot, "a sum", "Several features stand with commas between them.",
                    joined(sum.terms(), ", "));
            default -> mismatch(slot, "a sum", "Only edits are added up, in the experiments that use them.");
        }
    }

    private void checkTerm(Slot slot, Expression.Sum sum, Expression term) {
        if (!(term instanceof Expression.None)) {
            parts.accept(slot.inner(term));
            return;
        }
        int at = sum.terms().indexOf(term);
        Range range = at == 0 ? new Range(term.range().start(), sum.terms().get(1).range().start())
                : new Range(sum.terms().get(at - 1).range().end(), term.range().end());
        report.add(WRONG_TYPE, term.range(), "`none` adds nothing to a sum. Leave it out.",
                Fix.replace("Leave it out", range, ""));
    }

    /** Writes another sign between values. */
    private static Fix joined(List<Expression> values, String sign) {
        return joined(values, sign, values.getFirst().range().to(values.getLast().range()));
    }

    /** The same, without what stands around the values. */
    private static Fix joined(List<Expression> values, String sign, Range whole) {
        List<Fix.Replacement> signs = new ArrayList<>();
        Range first = new Range(whole.start(), values.getFirst().range().start());
        Range last = new Range(values.getLast().range().end(), whole.end());
        for (int at = 1; at < values.size(); at++) {
            signs.add(new Fix.Replacement(
                    new Range(values.get(at - 1).range().end(), values.get(at).range().start()), sign));
        }
        Stream.of(first, last).filter(around -> around.start() < around.end())
                .forEach(around -> signs.add(new Fix.Replacement(around, "")));
        return new Fix("Write `%s`".formatted(sign.strip()), signs);
    }

    void checkRegions(Slot slot, Expression... operands) {
        boolean joins = slot.value() instanceof Expression.And;
        switch (slot.want()) {
            case Want.Region wanted -> List.of(operands).forEach(operand -> parts.accept(slot.inner(operand)));
            case Want.Features wanted when joins -> mismatch(slot, "a region",
                    "Several features stand with commas between them.", joined(List.of(operands), ", "));
            case Want.Edit wanted when joins -> mismatch(slot, "a region", "Edits that act at once are joined by `+`.",
                    joined(List.of(operands), " + "));
            default -> mismatch(slot, "a region");
        }
    }

    private void mismatch(Slot slot, String what) {
        mismatch(slot, what, "");
    }

    private void mismatch(Slot slot, String what, String advice, Fix... fixes) {
        report.add(Mismatch.kind(context, slot, what, advice, fixes));
    }
}
