package unbox.language.check;

import static unbox.language.problem.ProblemCode.REMOVED_TWICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.check.Frame.Framed;
import unbox.language.model.Feature;
import unbox.language.model.Region;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;

/** Features that one edit removes twice in one place: they are subtracted twice. */
final class RemovalRules {

    /** A feature that is removed, and where that is written. */
    private record Removal(Framed framed, Feature feature, Optional<Expression> region, Range place) {}

    private final Context context;
    private final Report report;

    RemovalRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** @param operations of one edit, in the order of the text */
    void check(List<Framed> operations) {
        List<Removal> earlier = new ArrayList<>();
        for (Framed framed : operations) {
            if (framed.operation() instanceof Action.Remove remove) {
                for (Expression target : remove.features()) {
                    check(remove, new Framed(remove, framed.frame()), target, earlier);
                }
            }
        }
    }

    private void check(Action.Remove remove, Framed framed, Expression target, List<Removal> earlier) {
        List<Removal> removals = NamedFeatures.of(target, context.scope()).stream()
                .map(feature -> new Removal(framed, feature, remove.region(), target.range())).toList();
        for (Removal removal : removals) {
            earlier.stream().filter(other -> sameTwice(other, removal)).findFirst()
                    .ifPresent(first -> report.add(Problem
                            .of(REMOVED_TWICE, removal.place(),
                                    "`%s` is removed twice, so it is subtracted twice. Leave one out."
                                            .formatted(removal.feature()))
                            .with(new Related(context.source().path(), first.place(), "removed here first"))));
            earlier.add(removal);
        }
    }

    private boolean sameTwice(Removal first, Removal second) {
        return first.feature().equals(second.feature()) && first.framed().meets(second.framed())
                && surelyMeet(first.region(), second.region());
    }

    /** Whether two regions surely have a pixel in common. */
    private boolean surelyMeet(Optional<Expression> first, Optional<Expression> second) {
        if (first.isEmpty() || second.isEmpty() || context.code(first.get()).equals(context.code(second.get()))) {
            return true;
        }
        Optional<Region> left = LiteralRegions.of(first.get(), context.scope());
        Optional<Region> right = LiteralRegions.of(second.get(), context.scope());
        return left.isPresent() && right.isPresent() && context.known().pictureSize()
                .filter(size -> Coverage.holdsAPixel(new Region.And(left.get(), right.get()), size))
                .isPresent();
    }
}
