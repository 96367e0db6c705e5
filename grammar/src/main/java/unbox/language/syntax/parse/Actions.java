package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.NOT_YET;

import java.util.List;
import java.util.Optional;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;

/** From the parse tree to the actions of an edit. */
final class Actions {

    private final Complaints complaints;
    private final Values values;

    Actions(Complaints complaints, Values values) {
        this.complaints = complaints;
        this.values = values;
    }

    List<Action> actions(List<UnboxParser.ActionContext> contexts) {
        return Lists.mapped(contexts, this::action);
    }

    private Action action(UnboxParser.ActionContext context) {
        Range range = Places.range(context);
        return switch (context.getChild(0)) {
            case UnboxParser.AddContext add -> new Action.Add(values.values(add.values()), strength(add.strength()),
                    add.RAW() != null, where(add.where()), range);
            case UnboxParser.ScaleContext scale -> new Action.Scale(values.values(scale.values()),
                    strength(scale.strength()), where(scale.where()), range);
            case UnboxParser.RemoveContext remove -> new Action.Remove(values.values(remove.values()),
                    where(remove.where()), range);
            case UnboxParser.SetContext set -> new Action.Set(values.values(set.values()), values.value(set.value()),
                    set.RAW() != null, where(set.where()), range);
            case UnboxParser.CopyContext copy -> new Action.Copy(values.values(copy.values()),
                    values.value(copy.value()), Optional.ofNullable(copy.strength()).map(this::strength),
                    where(copy.where()), range);
            case UnboxParser.OnlyContext only -> new Action.Only(values.values(only.values()),
                    strength(only.strength()), only.RAW() != null, where(only.where()), range);
            case UnboxParser.SkipContext skip -> new Action.Skip(values.values(skip.values()), range);
            case UnboxParser.ReconstructContext reconstruct -> new Action.Reconstruct(
                    values.values(reconstruct.values()), range);
            case UnboxParser.DuringContext during -> new Action.During(values.window(during.window()),
                    actions(during.action()), range);
            case UnboxParser.OnContext on -> new Action.On(Values.name(on.name()), actions(on.action()), range);
            default -> throw new IllegalStateException("the grammar has no other action");
        };
    }

    private Expression strength(UnboxParser.StrengthContext context) {
        if (context.TO() != null) {
            complaints.add(NOT_YET, Places.range(context),
                    "A strength that changes over a window is not possible yet; write one number, or two windows.");
        }
        return values.value(context.value(0));
    }

    private Optional<Expression> where(UnboxParser.WhereContext context) {
        return Optional.ofNullable(context).map(region -> values.value(region.value()));
    }
}
