package unbox.language.syntax.parse;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import unbox.language.syntax.Action;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Text;
import unbox.language.syntax.Token;

/**
 * Parts of a tree as they are where text before them has become longer or shorter.
 *
 * @param distance how much longer
 */
record Shift(int distance) {

    Range range(Range range) {
        return new Range(range.start() + distance, range.end() + distance);
    }

    List<Token> tokens(List<Token> tokens) {
        return distance == 0 ? tokens
                : list(tokens, token -> new Token(token.kind(), token.text(), range(token.range())));
    }

    List<Statement> statements(List<Statement> statements) {
        return distance == 0 ? statements : list(statements, this::statement);
    }

    Statement statement(Statement statement) {
        return switch (statement) {
            case Statement.ModelStatement(var reference, var settings, var doc, var range) ->
                new Statement.ModelStatement(text(reference), list(settings, this::setting), doc, range(range));
            case Statement.SaesStatement(var reference, var doc, var range) ->
                new Statement.SaesStatement(text(reference), doc, range(range));
            case Statement.ImportStatement(var path, var doc, var range) ->
                new Statement.ImportStatement(text(path), doc, range(range));
            case Statement.PromptDeclaration(var name, var parameters, var text, var doc, var range) ->
                new Statement.PromptDeclaration(name(name), list(parameters, this::parameter), text(text), doc,
                        range(range));
            case Statement.FeatureDeclaration(var name, var features, var doc, var range) ->
                new Statement.FeatureDeclaration(name(name), expressions(features), doc, range(range));
            case Statement.LabelStatement(var feature, var doc, var range) ->
                new Statement.LabelStatement(feature(feature), doc, range(range));
            case Statement.RegionDeclaration(var name, var region, var doc, var range) ->
                new Statement.RegionDeclaration(name(name), expression(region), doc, range(range));
            case Statement.EditDeclaration(var name, var parameters, var actions, var doc, var range) ->
                new Statement.EditDeclaration(name(name), list(parameters, this::parameter), actions(actions), doc,
                        range(range));
            case Statement.ExperimentStatement(var name, var clauses, var doc, var range) ->
                new Statement.ExperimentStatement(name(name), list(clauses, this::clause), doc, range(range));
            case Statement.DefaultStatement(var axis, var doc) -> new Statement.DefaultStatement(axis(axis), doc);
        };
    }

    private Statement.ModelSetting setting(Statement.ModelSetting setting) {
        return switch (setting) {
            case Statement.DtypeSetting(var dtype, var range) ->
                new Statement.DtypeSetting(name(dtype), range(range));
            case Statement.SizeSetting(var width, var height, var range) ->
                new Statement.SizeSetting(width, height, range(range));
        };
    }

    private Statement.Parameter parameter(Statement.Parameter parameter) {
        return new Statement.Parameter(name(parameter.name()), expression(parameter.defaultValue()),
                range(parameter.range()));
    }

    private List<Action> actions(List<Action> actions) {
        return list(actions, this::action);
    }

    private Action action(Action action) {
        return switch (action) {
            case Action.Add(var features, var by, var raw, var region, var range) ->
                new Action.Add(expressions(features), expression(by), raw, expression(region), range(range));
            case Action.Scale(var features, var by, var region, var range) ->
                new Action.Scale(expressions(features), expression(by), expression(region), range(range));
            case Action.Remove(var features, var region, var range) ->
                new Action.Remove(expressions(features), expression(region), range(range));
            case Action.Set(var features, var to, var raw, var region, var range) ->
                new Action.Set(expressions(features), expression(to), raw, expression(region), range(range));
            case Action.Copy(var features, var from, var by, var region, var range) ->
                new Action.Copy(expressions(features), expression(from), expression(by), expression(region),
                        range(range));
            case Action.Only(var features, var by, var raw, var region, var range) ->
                new Action.Only(expressions(features), expression(by), raw, expression(region), range(range));
            case Action.Skip(var blocks, var range) -> new Action.Skip(expressions(blocks), range(range));
            case Action.Reconstruct(var blocks, var range) ->
                new Action.Reconstruct(expressions(blocks), range(range));
            case Action.During(var window, var actions, var range) ->
                new Action.During(expression(window), actions(actions), range(range));
            case Action.On(var branch, var actions, var range) ->
                new Action.On(name(branch), actions(actions), range(range));
        };
    }

    private Clause clause(Clause clause) {
        return switch (clause) {
            case Clause.Axis axis -> axis(axis);
            case Clause.Grid(var rows, var columns, var range) ->
                new Clause.Grid(list(rows, this::name), list(columns, this::name), range(range));
            case Clause.Explore(var blocks, var top, var range) ->
                new Clause.Explore(expressions(blocks), expression(top), range(range));
            case Clause.Heatmap(var features, var range) -> new Clause.Heatmap(expressions(features), range(range));
            case Clause.Measure(var readings, var range) ->
                new Clause.Measure(list(readings, this::reading), range(range));
            case Clause.Expect(var claims, var range) -> new Clause.Expect(list(claims, this::claim), range(range));
            case Clause.Save(var path, var range) -> new Clause.Save(text(path), range(range));
        };
    }

    private Clause.Axis axis(Clause.Axis axis) {
        return new Clause.Axis(axis.word(), list(axis.items(), item -> new Clause.Item(expression(item.value()),
                item.caption().map(this::text), range(item.range()))), range(axis.range()));
    }

    private Clause.Reading reading(Clause.Reading reading) {
        return switch (reading) {
            case Clause.ChangeReading(var outside, var region, var range) ->
                new Clause.ChangeReading(outside, expression(region), range(range));
            case Clause.FeatureReading(var feature, var region, var range) ->
                new Clause.FeatureReading(expression(feature), expression(region), range(range));
        };
    }

    private Clause.Claim claim(Clause.Claim claim) {
        return new Clause.Claim(reading(claim.reading()), claim.comparison(), expression(claim.bound()),
                range(claim.range()));
    }

    private List<Expression> expressions(List<Expression> expressions) {
        return list(expressions, this::expression);
    }

    private Optional<Expression> expression(Optional<Expression> expression) {
        return expression.map(this::expression);
    }

    private Expression expression(Expression expression) {
        return switch (expression) {
            case Expression.NumberLiteral number -> number(number);
            case Expression.NumberRange(var from, var to, var step, var range) ->
                new Expression.NumberRange(number(from), to.map(this::number), step.map(this::number), range(range));
            case Expression.TextLiteral(var text, var range) -> new Expression.TextLiteral(text(text), range(range));
            case Expression.Reference(var name, var range) -> new Expression.Reference(name(name), range(range));
            case Expression.Call(var name, var arguments, var range) ->
                new Expression.Call(name(name), list(arguments, this::argument), range(range));
            case Expression.BlockLiteral(var block, var range) -> new Expression.BlockLiteral(block, range(range));
            case Expression.FeatureLiteral feature -> feature(feature);
            case Expression.FeatureRange(var from, var to, var range) ->
                new Expression.FeatureRange(feature(from), number(to), range(range));
            case Expression.Top(var block, var count, var unlike, var range) ->
                new Expression.Top(expression(block), expression(count), expression(unlike), range(range));
            case Expression.ListLiteral(var items, var range) ->
                new Expression.ListLiteral(expressions(items), range(range));
            case Expression.Each(var list, var range) -> new Expression.Each(expression(list), range(range));
            case Expression.All(var range) -> new Expression.All(range(range));
            case Expression.None(var range) -> new Expression.None(range(range));
            case Expression.Sum(var terms, var range) -> new Expression.Sum(expressions(terms), range(range));
            case Expression.Not(var region, var range) -> new Expression.Not(expression(region), range(range));
            case Expression.And(var left, var right, var range) ->
                new Expression.And(expression(left), expression(right), range(range));
            case Expression.Or(var left, var right, var range) ->
                new Expression.Or(expression(left), expression(right), range(range));
            case Expression.Missing(var range) -> new Expression.Missing(range(range));
        };
    }

    private Expression.NumberLiteral number(Expression.NumberLiteral number) {
        return new Expression.NumberLiteral(number.digits(), range(number.range()));
    }

    private Expression.FeatureLiteral feature(Expression.FeatureLiteral feature) {
        return new Expression.FeatureLiteral(feature.block(), feature.index(), feature.label().map(this::text),
                range(feature.range()));
    }

    private Expression.Argument argument(Expression.Argument argument) {
        return new Expression.Argument(argument.name().map(this::name), expression(argument.value()),
                range(argument.range()));
    }

    private Name name(Name name) {
        return new Name(name.text(), range(name.range()));
    }

    private Text text(Text text) {
        return new Text(text.value(), list(text.parts(), this::part), range(text.range()));
    }

    private Text.Part part(Text.Part part) {
        return switch (part) {
            case Text.Plain(var plain, var range) -> new Text.Plain(plain, range(range));
            case Text.Placeholder(var name, var range) -> new Text.Placeholder(name, range(range));
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(List<T> all, UnaryOperator<T> moved) {
        Object[] copies = new Object[all.size()];
        for (int at = 0; at < copies.length; at++) {
            copies[at] = moved.apply(all.get(at));
        }
        return (List<T>) List.of(copies);
    }
}
