package unbox.language.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Visits the parts of a tree, in the order of the text. */
public final class Walk {

    private Walk() {}

    /** Every expression of a statement and those inside them; the default values of parameters first. */
    public static Stream<Expression> expressions(Statement statement) {
        Stream<Expression> defaults = statement instanceof Statement.Declaration declaration
                ? declaration.parameters().stream().flatMap(parameter -> parameter.defaultValue().stream())
                : Stream.empty();
        return Stream.concat(defaults, values(statement)).flatMap(Walk::within);
    }

    /** The values of a statement, not those inside them, and no default values of parameters. */
    public static Stream<Expression> values(Statement statement) {
        return switch (statement) {
            case Statement.FeatureDeclaration feature -> feature.features().stream();
            case Statement.LabelStatement label -> Stream.of(label.feature());
            case Statement.RegionDeclaration region -> Stream.of(region.region());
            case Statement.EditDeclaration edit -> edit.actions().stream().flatMap(Walk::values);
            case Statement.ExperimentStatement experiment -> experiment.clauses().stream().flatMap(Walk::values);
            case Statement.DefaultStatement standard -> values(standard.axis());
            case Statement.ModelStatement model -> Stream.empty();
            case Statement.SaesStatement saes -> Stream.empty();
            case Statement.ImportStatement file -> Stream.empty();
            case Statement.PromptDeclaration prompt -> Stream.empty();
        };
    }

    /** Every action of an edit and those inside them. */
    public static Stream<Action> actions(List<Action> actions) {
        return actions.stream().flatMap(action -> Stream.concat(Stream.of(action), actions(inner(action))));
    }

    private static Stream<Action> actions(Stream<Action> actions) {
        return actions(actions.toList());
    }

    private static Stream<Action> inner(Action action) {
        return switch (action) {
            case Action.During during -> during.actions().stream();
            case Action.On on -> on.actions().stream();
            default -> Stream.empty();
        };
    }

    /** The values of an action and of those inside it. */
    public static Stream<Expression> values(Action action) {
        return switch (action) {
            case Action.Add add -> join(add.features(), Optional.of(add.by()), add.region());
            case Action.Scale scale -> join(scale.features(), Optional.of(scale.by()), scale.region());
            case Action.Remove remove -> join(remove.features(), Optional.empty(), remove.region());
            case Action.Set set -> join(set.features(), Optional.of(set.to()), set.region());
            case Action.Copy copy -> Stream.concat(join(copy.features(), Optional.of(copy.from()), copy.by()),
                    copy.region().stream());
            case Action.Only only -> join(only.features(), Optional.of(only.by()), only.region());
            case Action.Skip skip -> skip.blocks().stream();
            case Action.Reconstruct reconstruct -> reconstruct.blocks().stream();
            case Action.During during ->
                Stream.concat(Stream.of(during.window()), during.actions().stream().flatMap(Walk::values));
            case Action.On on -> on.actions().stream().flatMap(Walk::values);
        };
    }

    private static Stream<Expression> join(List<Expression> features, Optional<Expression> value,
            Optional<Expression> region) {
        return Stream.of(features.stream(), value.stream(), region.stream()).flatMap(each -> each);
    }

    private static Stream<Expression> values(Clause clause) {
        return switch (clause) {
            case Clause.Axis axis -> axis.items().stream().map(Clause.Item::value);
            case Clause.Explore explore -> Stream.concat(explore.blocks().stream(), explore.top().stream());
            case Clause.Heatmap heatmap -> heatmap.features().stream();
            case Clause.Measure measure -> measure.readings().stream().flatMap(Walk::values);
            case Clause.Expect expect -> expect.claims().stream()
                    .flatMap(claim -> Stream.concat(values(claim.reading()), Stream.of(claim.bound())));
            case Clause.Grid grid -> Stream.empty();
            case Clause.Save save -> Stream.empty();
        };
    }

    private static Stream<Expression> values(Clause.Reading reading) {
        return switch (reading) {
            case Clause.ChangeReading change -> change.region().stream();
            case Clause.FeatureReading feature ->
                Stream.concat(Stream.of(feature.feature()), feature.region().stream());
        };
    }

    /** Every expression inside another, itself included. */
    public static Stream<Expression> within(Expression expression) {
        return Stream.concat(Stream.of(expression), parts(expression).flatMap(Walk::within));
    }

    /** The expressions that one is made of. */
    public static Stream<Expression> parts(Expression expression) {
        return switch (expression) {
            case Expression.Call call -> call.arguments().stream().map(Expression.Argument::value);
            case Expression.FeatureRange range -> Stream.of(range.from(), range.to());
            case Expression.Top top -> Stream.concat(Stream.of(top.block(), top.count()), top.unlike().stream());
            case Expression.ListLiteral list -> list.items().stream();
            case Expression.Each each -> Stream.of(each.list());
            case Expression.Sum sum -> sum.terms().stream();
            case Expression.Not not -> Stream.of(not.region());
            case Expression.And and -> Stream.of(and.left(), and.right());
            case Expression.Or or -> Stream.of(or.left(), or.right());
            case Expression.NumberLiteral number -> Stream.empty();
            case Expression.NumberRange range -> Stream.empty();
            case Expression.TextLiteral text -> Stream.empty();
            case Expression.Reference reference -> Stream.empty();
            case Expression.BlockLiteral block -> Stream.empty();
            case Expression.FeatureLiteral feature -> Stream.empty();
            case Expression.All all -> Stream.empty();
            case Expression.None none -> Stream.empty();
            case Expression.Missing missing -> Stream.empty();
        };
    }
}
