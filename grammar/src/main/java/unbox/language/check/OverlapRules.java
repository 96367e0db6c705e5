package unbox.language.check;

import static unbox.language.problem.ProblemCode.READS_DROPPED_UPDATE;
import static unbox.language.problem.ProblemCode.TWO_BASES;

import java.util.List;
import java.util.stream.Stream;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.ModelCard.BlockCard;
import unbox.language.check.Frame.Framed;
import unbox.language.model.Feature;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;

/**
 * Operations of one edit that meet on a block and do not go together, where blocks and windows are written out. The
 * planner sees those that an experiment brings together.
 */
final class OverlapRules {

    /** The blocks that an operation names in one place. */
    private record Touch(Framed framed, List<String> blocks, Range place) {

        boolean reconstructs() {
            return framed.operation() instanceof Action.Reconstruct;
        }

        /** Whether the block's own update is not in the picture. */
        boolean drops() {
            return framed.operation() instanceof Action.Skip || framed.operation() instanceof Action.Only;
        }

        /** Whether the code of the block's update is read; {@code only B top n} means to read what it drops. */
        boolean reads() {
            return switch (framed.operation()) {
                case Action.Scale scale -> true;
                case Action.Remove remove -> true;
                case Action.Set set -> true;
                case Action.Copy copy -> true;
                case Action.Add add -> add.features().stream().anyMatch(Expression.Top.class::isInstance);
                default -> false;
            };
        }

        /** The blocks that two operations surely meet on. */
        List<String> shared(Touch other) {
            return framed.meets(other.framed) ? blocks.stream().filter(other.blocks::contains).toList() : List.of();
        }
    }

    private final Context context;
    private final Report report;

    OverlapRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** @param operations of one edit, in the order of the text */
    void check(List<Framed> operations) {
        List<Touch> touches = operations.stream().flatMap(this::touches).toList();
        for (int at = 0; at < touches.size(); at++) {
            Touch touch = touches.get(at);
            touches.subList(0, at).stream()
                    .filter(other -> other.reconstructs() && touch.drops() || other.drops() && touch.reconstructs())
                    .filter(other -> !touch.shared(other).isEmpty()).findFirst()
                    .ifPresent(other -> report(TWO_BASES, touch, other,
                            "`%s` and `%s` meet on %s, and a block has one base. Leave one of them out.".formatted(
                                    other.framed().word(), touch.framed().word(), Words.codes(touch.shared(other)))));
            touches.stream().filter(other -> touch.reads() && other.drops() && !touch.shared(other).isEmpty())
                    .findFirst().ifPresent(other -> report(READS_DROPPED_UPDATE, touch, other,
                            "`%s` reads the update of %s, which `%s` takes out of the picture. Leave one of them out."
                                    .formatted(touch.framed().word(), Words.codes(touch.shared(other)),
                                            other.framed().word())));
        }
    }

    private void report(ProblemCode code, Touch touch, Touch other, String message) {
        report.add(Problem.of(code, touch.place(), message).with(new Related(context.source().path(), other.place(),
                "`%s` of the same block".formatted(other.framed().word()))));
    }

    private Stream<Touch> touches(Framed framed) {
        Stream<Expression> targets = switch (framed.operation()) {
            case Action.Add add -> add.features().stream();
            case Action.Scale scale -> scale.features().stream();
            case Action.Remove remove -> remove.features().stream();
            case Action.Set set -> set.features().stream();
            case Action.Copy copy -> copy.features().stream();
            case Action.Only only -> only.features().stream();
            case Action.Skip skip -> skip.blocks().stream();
            case Action.Reconstruct reconstruct -> reconstruct.blocks().stream();
            case Action.During during -> Stream.empty();
            case Action.On on -> Stream.empty();
        };
        return targets.map(target -> new Touch(framed, blocks(framed.operation(), target), target.range()));
    }

    /** The blocks that are written out where they may be; those of a parameter are not known. */
    private List<String> blocks(Action operation, Expression target) {
        return switch (operation) {
            case Action.Skip skip -> blocks(target, context.catalog().model().map(ModelCard::blocks).orElse(List.of())
                    .stream().map(BlockCard::name).toList());
            case Action.Reconstruct reconstruct -> blocks(target, encoded());
            default -> target instanceof Expression.Top top
                    ? blocks(top.block(), encoded())
                    : NamedFeatures.of(target, context.scope()).stream().map(Feature::block).distinct().toList();
        };
    }

    private List<String> encoded() {
        return List.copyOf(context.catalog().autoencoders().keySet());
    }

    private static List<String> blocks(Expression target, List<String> all) {
        return switch (target) {
            case Expression.BlockLiteral block -> List.of(block.block());
            case Expression.All any -> all;
            default -> List.of();
        };
    }
}
