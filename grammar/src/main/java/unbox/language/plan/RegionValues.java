package unbox.language.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import unbox.language.model.Region;
import unbox.language.syntax.Expression;

/** What expressions of regions come to. */
final class RegionValues {
    private final Evaluator evaluator;

    RegionValues(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    List<Choice> not(Expression.Not not, Scope scope) {
        return evaluator.choices(not.region(), scope).stream()
                .map(choice -> area(new Region.Not(region(choice)), "not " + choice.caption().shown())).toList();
    }

    List<Choice> and(Expression.And and, Scope scope) {
        return combine(and.left(), " and ", and.right(), Region.And::new, scope);
    }

    List<Choice> or(Expression.Or or, Scope scope) {
        return combine(or.left(), " or ", or.right(), Region.Or::new, scope);
    }

    /** A shape written in place: {@code rect}, {@code ellipse} or {@code mask}; anything else is nothing. */
    Choice shape(Expression.Call call, Scope scope) {
        List<Choice> arguments = call.arguments().stream()
                .map(argument -> evaluator.single(argument.value(), scope)).toList();
        String written = arguments.stream().map(choice -> choice.caption().plain()).toList().toString();
        String caption = call.name().text() + "(" + written.substring(1, written.length() - 1) + ")";
        if (call.name().text().equals("mask") && arguments.size() == 1) {
            return area(new Region.Mask(scope.source().resolve(arguments.getFirst().text())), caption);
        }
        double[] numbers = call.arguments().stream()
                .mapToDouble(argument -> evaluator.number(argument.value(), scope)).toArray();
        if (numbers.length != 4) {
            return Choice.NOTHING;
        }
        return switch (call.name().text()) {
            case "rect" -> area(new Region.Rectangle(numbers[0], numbers[1], numbers[2], numbers[3]), caption);
            case "ellipse" -> area(new Region.Ellipse(numbers[0], numbers[1], numbers[2], numbers[3]), caption);
            default -> Choice.NOTHING;
        };
    }

    private List<Choice> combine(Expression left, String word, Expression right, BinaryOperator<Region> operator,
            Scope scope) {
        List<Choice> choices = new ArrayList<>();
        for (Choice one : evaluator.choices(left, scope)) {
            for (Choice other : evaluator.choices(right, scope)) {
                choices.add(area(operator.apply(region(one), region(other)),
                        one.caption().shown() + word + other.caption().shown()));
            }
        }
        return choices;
    }

    private static Region region(Choice choice) {
        return choice.value() instanceof Value.Area area ? area.region() : new Region.Everywhere();
    }

    private static Choice area(Region region, String caption) {
        return Choice.of(new Value.Area(region), Caption.of(caption));
    }
}
