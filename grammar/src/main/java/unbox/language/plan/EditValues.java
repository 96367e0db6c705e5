package unbox.language.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import unbox.language.model.Branch;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Selection;
import unbox.language.model.Window;
import unbox.language.plan.Value.Place;
import unbox.language.plan.Value.PlacedOperation;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.EditDeclaration;

/** What the braces of an edit come to: its operations in the order in which they are written. */
final class EditValues {
    private final Evaluator evaluator;
    private final AppliedDefaults defaults;
    /** Thousands of features may be written as one range, and an edit may be called thousands of times. */
    private final Map<List<Expression>, List<Selected>> selections = new IdentityHashMap<>();

    /** What an operation does to one block. */
    private record Selected(String block, Selection features) {}

    EditValues(Evaluator evaluator, AppliedDefaults defaults) {
        this.evaluator = evaluator;
        this.defaults = defaults;
    }

    /** What is around an action: the edit's parameters, a window, a branch. */
    private record Frame(Scope scope, Window window, Optional<Range> written, Branch branch) {
        Frame during(Expression written, Window inner) {
            return new Frame(scope, window.intersect(inner), Optional.of(written.range()), branch);
        }

        Frame on(Branch inner) {
            return new Frame(scope, window, written, inner);
        }
    }

    /** An edit's operations with its parameters bound. What concerns several blocks is one operation a block. */
    List<PlacedOperation> operations(EditDeclaration edit, Scope scope) {
        var frame = new Frame(scope, Window.ALWAYS, Optional.empty(), Branch.COND);
        return operations(edit, edit.actions(), frame).toList();
    }

    private Stream<PlacedOperation> operations(EditDeclaration edit, List<Action> actions, Frame frame) {
        return actions.stream().flatMap(action -> switch (action) {
            case Action.During during -> operations(edit, during.actions(),
                    frame.during(during.window(), window(during.window(), frame.scope)));
            case Action.On on -> operations(edit, on.actions(), frame.on(branch(on)));
            default -> {
                Range window = frame.written.orElse(action.range());
                var place = new Place(frame.scope.source(), edit.name().text(), action.range(), window);
                Optional<String> prompt = action instanceof Action.Copy copy ? filledPrompt(copy, frame.scope)
                        : Optional.empty();
                yield operations(action, frame).map(operation -> new PlacedOperation(operation, place, prompt));
            }
        });
    }

    private Stream<Operation> operations(Action action, Frame frame) {
        return switch (action) {
            case Action.Add add -> add(add, frame);
            case Action.Scale scale ->
                scale(scale.features(), evaluator.number(scale.by(), frame.scope), scale.region(),
                        frame);
            case Action.Remove remove -> scale(remove.features(), 0, remove.region(), frame);
            case Action.Set set -> set(set, frame);
            case Action.Copy copy -> copy(copy, frame);
            case Action.Only only -> only(only, frame);
            case Action.Skip skip -> evaluator.blocks(skip.blocks(), frame.scope.where(false)).stream()
                    .map(block -> new Operation.Skip(block, frame.window, frame.branch));
            case Action.Reconstruct reconstruct -> evaluator.blocks(reconstruct.blocks(), frame.scope.where(true))
                    .stream().map(block -> new Operation.Reconstruct(block, frame.window, frame.branch));
            case Action.During during -> Stream.empty();
            case Action.On on -> Stream.empty();
        };
    }

    private Stream<Operation> add(Action.Add add, Frame frame) {
        double by = evaluator.number(add.by(), frame.scope);
        Region region = evaluator.region(add.region(), frame.scope);
        return select(add.features(), frame.scope,
                (block, features) -> new Operation.Add(block, features, by, add.raw(),
                        region, frame.window, frame.branch));
    }

    private Stream<Operation> set(Action.Set set, Frame frame) {
        double to = evaluator.number(set.to(), frame.scope);
        Region region = evaluator.region(set.region(), frame.scope);
        return select(set.features(), frame.scope,
                (block, features) -> new Operation.Set(block, features, to, set.raw(),
                        region, frame.window, frame.branch));
    }

    private Stream<Operation> only(Action.Only only, Frame frame) {
        double by = evaluator.number(only.by(), frame.scope);
        Region region = evaluator.region(only.region(), frame.scope);
        return select(only.features(), frame.scope, (block, features) -> new Operation.Only(block, features, by,
                only.raw(), region, frame.window, frame.branch));
    }

    private Stream<Operation> scale(List<Expression> features, double by, Optional<Expression> where, Frame frame) {
        Region region = evaluator.region(where, frame.scope);
        return select(features, frame.scope, (block, selection) -> new Operation.Scale(block, selection, by, region,
                frame.window, frame.branch));
    }

    private Stream<Operation> copy(Action.Copy copy, Frame frame) {
        String from = evaluator.single(copy.from(), frame.scope).text();
        Region region = evaluator.region(copy.region(), frame.scope);
        if (copy.by().isEmpty()) {
            defaults.copyBy();
        }
        double by = copy.by().map(written -> evaluator.number(written, frame.scope)).orElse(1.0);
        return select(copy.features(), frame.scope, (block, features) -> new Operation.Copy(block, features, from, by,
                region, frame.window, frame.branch));
    }

    private Optional<String> filledPrompt(Action.Copy copy, Scope scope) {
        return evaluator.single(copy.from(), scope).value() instanceof Value.Text text && text.filled()
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private Stream<Operation> select(List<Expression> written, Scope scope,
            BiFunction<String, Selection, Operation> operation) {
        List<Selected> selected = dependsOn(written, scope)
                ? selected(written, scope)
                : selections.computeIfAbsent(written, list -> selected(list, scope));
        return selected.stream().map(each -> operation.apply(each.block, each.features));
    }

    /** Whether features are others with other arguments. */
    private static boolean dependsOn(List<Expression> written, Scope scope) {
        return written.stream().anyMatch(feature -> feature instanceof Expression.Top top
                ? isParameter(top.block(), scope) || isParameter(top.count(), scope)
                : isParameter(feature, scope));
    }

    private static boolean isParameter(Expression expression, Scope scope) {
        return expression instanceof Expression.Reference reference
                && scope.bindings().containsKey(reference.name().text());
    }

    private List<Selected> selected(List<Expression> written, Scope scope) {
        List<Selected> selected = new ArrayList<>();
        Map<String, List<Feature>> listed = new LinkedHashMap<>();
        for (Choice choice : evaluator.all(written, scope)) {
            if (choice.value() instanceof Value.Strongest top) {
                var strongest = new Selection.Strongest(top.count());
                top.blocks().forEach(block -> selected.add(new Selected(block, strongest)));
            } else if (choice.value() instanceof Value.Features several) {
                several.features().forEach(
                        feature -> listed.computeIfAbsent(feature.block(), block -> new ArrayList<>()).add(feature));
            }
        }
        listed.forEach((block, features) -> selected.add(new Selected(block, new Selection.Listed(features))));
        return selected;
    }

    private Window window(Expression written, Scope scope) {
        if (written instanceof Expression.NumberRange range) {
            int last = range.to().map(to -> to.value().intValue()).orElse(Window.ALWAYS.last());
            return new Window(range.from().value().intValue(), last);
        }
        int step = (int) evaluator.number(written, scope);
        return new Window(step, step);
    }

    private static Branch branch(Action.On on) {
        return switch (on.branch().text().toLowerCase(Locale.ROOT)) {
            case "uncond" -> Branch.UNCOND;
            case "both" -> Branch.BOTH;
            case "opposed" -> Branch.OPPOSED;
            default -> Branch.COND;
        };
    }
}
