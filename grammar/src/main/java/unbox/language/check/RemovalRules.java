package unbox.language.check;

import static unbox.language.problem.ProblemCode.REMOVED_TWICE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unbox.language.catalog.region.Coverage;
import unbox.language.check.Frame.Framed;
import unbox.language.model.Feature;
import unbox.language.model.Region;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;

/** Features that one edit removes twice in one place: they are subtracted twice. */
final class RemovalRules {

    /** A place where features are removed. */
    private record Removal(Framed framed, Optional<Expression> region, Expression target) {}

    private final Context context;
    private final Report report;

    RemovalRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** @param operations of one edit, in the order of the text */
    void check(List<Framed> operations) {
        Map<Feature, List<Removal>> earlier = new HashMap<>();
        for (Framed framed : operations) {
            if (framed.operation() instanceof Action.Remove remove) {
                remove.features().forEach(target -> check(new Removal(framed, remove.region(), target), earlier));
            }
        }
    }

    private void check(Removal removal, Map<Feature, List<Removal>> earlier) {
        Set<String> twice = new LinkedHashSet<>();
        Set<Removal> others = new LinkedHashSet<>();
        for (Feature feature : NamedFeatures.of(removal.target(), context.scope())) {
            List<Removal> removals = earlier.computeIfAbsent(feature, any -> new ArrayList<>());
            removals.stream().filter(other -> surelyMeet(other, removal)).findFirst().ifPresent(other -> {
                twice.add(feature.toString());
                others.add(other);
            });
            removals.add(removal);
        }
        if (!twice.isEmpty()) {
            String message = twice.size() == 1
                    ? "%s is removed twice, so it is subtracted twice. Leave one out."
                    : "%s are removed twice, so they are subtracted twice. Leave them out once.";
            report.add(Problem
                    .of(REMOVED_TWICE, removal.target().range(), message.formatted(Words.codes(List.copyOf(twice))),
                            mend(removal, twice.size()))
                    .with(new Related(context.source().path(), others.iterator().next().target().range(),
                            "removed here first")));
        }
    }

    /** Leaves the target out where all of it is removed before. */
    private Fix[] mend(Removal removal, int twice) {
        List<Expression> targets = ((Action.Remove) removal.framed().operation()).features();
        int at = targets.indexOf(removal.target());
        if (NamedFeatures.of(removal.target(), context.scope()).size() > twice) {
            return new Fix[0];
        }
        return new Fix[]{targets.size() == 1
                ? Omission.of(context.source().tree(), removal.framed().operation().range())
                : Fix.replace("Remove it", new Range(targets.get(Math.max(0, at - 1)).range().end(),
                        removal.target().range().end()), "")};
    }

    private boolean surelyMeet(Removal first, Removal second) {
        return first.framed().meets(second.framed()) && surelyMeet(first.region(), second.region());
    }

    /** Whether two regions surely have a pixel in common. */
    private boolean surelyMeet(Optional<Expression> first, Optional<Expression> second) {
        if (first.isEmpty() || second.isEmpty() || context.code(first.get()).equals(context.code(second.get()))) {
            return true;
        }
        Optional<Region> left = LiteralRegions.of(first.get(), context.scope());
        Optional<Region> right = LiteralRegions.of(second.get(), context.scope());
        return left.isPresent() && right.isPresent() && context.known().pictureSize().flatMap(size -> Coverage
                .holdsAPixel(new Region.And(left.get(), right.get()), size.width(), size.height())).orElse(false);
    }
}
