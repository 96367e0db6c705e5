package unbox.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Visits the parts of a tree, in the order of the text. They are collected first: streams inside of streams are slow. */
public final class Walk {

    private Walk() {}

    /** Every expression of a statement and those inside them; the default values of parameters first. */
    public static Stream<Expression> expressions(Statement statement) {
        List<Expression> all = new ArrayList<>();
        if (statement instanceof Statement.Declaration declaration) {
            declaration.parameters()
                    .forEach(parameter -> parameter.defaultValue().ifPresent(value -> visit(value, all)));
        }
        values(statement).forEach(value -> visit(value, all));
        return all.stream();
    }

    /** The values of a statement, not those inside them, and no default values of parameters. */
    public static Stream<Expression> values(Statement statement) {
        List<Expression> values = new ArrayList<>();
        switch (statement) {
            case Statement.FeatureDeclaration feature -> values.addAll(feature.features());
            case Statement.LabelStatement label -> values.add(label.feature());
            case Statement.RegionDeclaration region -> values.add(region.region());
            case Statement.EditDeclaration edit -> edit.actions().forEach(action -> addValues(action, values));
            case Statement.ExperimentStatement experiment ->
                experiment.clauses().forEach(clause -> addValues(clause, values));
            case Statement.DefaultStatement standard -> addValues(standard.axis(), values);
            case Statement.ModelStatement model -> {
            }
            case Statement.SaesStatement saes -> {
            }
            case Statement.ImportStatement file -> {
            }
            case Statement.PromptDeclaration prompt -> {
            }
        }
        return values.stream();
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
        List<Expression> values = new ArrayList<>();
        addValues(action, values);
        return values.stream();
    }

    private static void addValues(Action action, List<Expression> values) {
        switch (action) {
            case Action.Add add -> join(values, add.features(), Optional.of(add.by()), add.region());
            case Action.Scale scale -> join(values, scale.features(), Optional.of(scale.by()), scale.region());
            case Action.Remove remove -> join(values, remove.features(), Optional.empty(), remove.region());
            case Action.Set set -> join(values, set.features(), Optional.of(set.to()), set.region());
            case Action.Copy copy -> {
                join(values, copy.features(), Optional.of(copy.from()), copy.by());
                copy.region().ifPresent(values::add);
            }
            case Action.Only only -> join(values, only.features(), Optional.of(only.by()), only.region());
            case Action.Skip skip -> values.addAll(skip.blocks());
            case Action.Reconstruct reconstruct -> values.addAll(reconstruct.blocks());
            case Action.During during -> {
                values.add(during.window());
                during.actions().forEach(inner -> addValues(inner, values));
            }
            case Action.On on -> on.actions().forEach(inner -> addValues(inner, values));
        }
    }

    private static void join(List<Expression> values, List<Expression> features, Optional<Expression> value,
            Optional<Expression> region) {
        values.addAll(features);
        value.ifPresent(values::add);
        region.ifPresent(values::add);
    }

    private static void addValues(Clause clause, List<Expression> values) {
        switch (clause) {
            case Clause.Axis axis -> axis.items().forEach(item -> values.add(item.value()));
            case Clause.Explore explore -> {
                values.addAll(explore.blocks());
                explore.top().ifPresent(values::add);
            }
            case Clause.Heatmap heatmap -> values.addAll(heatmap.features());
            case Clause.Measure measure -> measure.readings().forEach(reading -> addValues(reading, values));
            case Clause.Expect expect -> expect.claims().forEach(claim -> {
                addValues(claim.reading(), values);
                values.add(claim.bound());
            });
            case Clause.Grid grid -> {
            }
            case Clause.Save save -> {
            }
        }
    }

    private static void addValues(Clause.Reading reading, List<Expression> values) {
        switch (reading) {
            case Clause.ChangeReading change -> change.region().ifPresent(values::add);
            case Clause.FeatureReading feature -> {
                values.add(feature.feature());
                feature.region().ifPresent(values::add);
            }
        }
    }

    /** Every expression inside another, itself included. */
    public static Stream<Expression> within(Expression expression) {
        List<Expression> all = new ArrayList<>();
        visit(expression, all);
        return all.stream();
    }

    private static void visit(Expression expression, List<Expression> all) {
        all.add(expression);
        switch (expression) {
            case Expression.Call call -> call.arguments().forEach(argument -> visit(argument.value(), all));
            case Expression.FeatureRange range -> {
                all.add(range.from());
                all.add(range.to());
            }
            case Expression.Top top -> {
                visit(top.block(), all);
                visit(top.count(), all);
                top.unlike().ifPresent(prompt -> visit(prompt, all));
            }
            case Expression.ListLiteral list -> list.items().forEach(item -> visit(item, all));
            case Expression.Each each -> visit(each.list(), all);
            case Expression.Sum sum -> sum.terms().forEach(term -> visit(term, all));
            case Expression.Not not -> visit(not.region(), all);
            case Expression.And and -> {
                visit(and.left(), all);
                visit(and.right(), all);
            }
            case Expression.Or or -> {
                visit(or.left(), all);
                visit(or.right(), all);
            }
            case Expression.NumberLiteral number -> {
            }
            case Expression.NumberRange range -> {
            }
            case Expression.TextLiteral text -> {
            }
            case Expression.Reference reference -> {
            }
            case Expression.BlockLiteral block -> {
            }
            case Expression.FeatureLiteral feature -> {
            }
            case Expression.All every -> {
            }
            case Expression.None none -> {
            }
            case Expression.Missing missing -> {
            }
        }
    }
}
