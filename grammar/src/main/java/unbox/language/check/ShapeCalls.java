package unbox.language.check;

import static unbox.language.problem.ProblemCode.MISSING_ARGUMENT;
import static unbox.language.problem.ProblemCode.TOO_MANY_ARGUMENTS;
import static unbox.language.problem.ProblemCode.UNKNOWN_PARAMETER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.Argument;
import unbox.language.syntax.Range;

/** Whether a shape has the arguments that it takes, and what each of them must be. */
final class ShapeCalls {
    private final Context context;
    private final Report report;

    ShapeCalls(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** Checks the number of a shape's arguments; gives the places of those that it takes. */
    List<Slot> arguments(Slot slot, Expression.Call call) {
        Shape shape = Shape.named(call.name().text()).orElseThrow();
        List<Argument> arguments = call.arguments();
        int takes = shape.arguments().size();
        arguments.stream().flatMap(argument -> argument.name().stream()).findFirst()
                .ifPresent(name -> report.add(UNKNOWN_PARAMETER, name.range(),
                        "The arguments of a shape have no names. Write `%s`.".formatted(shape.signature()),
                        withoutNames(call)));
        if (arguments.size() < takes) {
            report.add(MISSING_ARGUMENT, call.name().range(), "`%s` needs %s: `%s`.".formatted(shape.word(),
                    Words.count(takes, "argument"), shape.signature()));
        } else if (arguments.size() > takes) {
            report.add(TOO_MANY_ARGUMENTS, arguments.get(takes).range().to(arguments.getLast().range()),
                    "`%s` takes no more than %s: `%s`.".formatted(shape.word(), Words.count(takes, "argument"),
                            shape.signature()),
                    decimalComma(arguments, takes).orElseGet(() -> CallRules.without(call, arguments.get(takes))));
        }
        return arguments.stream().limit(takes)
                .map(argument -> slot.inner(Words.code(shape.word()), argument.value(), shape.want(), Extent.SINGLE))
                .toList();
    }

    /** One argument too many, and two that look like a number with a comma: {@code 0,55}. */
    private Optional<Fix> decimalComma(List<Argument> arguments, int takes) {
        for (int at = 1; at < arguments.size() && arguments.size() == takes + 1; at++) {
            Range both = arguments.get(at - 1).range().to(arguments.get(at).range());
            String written = both.of(context.source().tree().text());
            if (written.matches("\\d+,\\d+")) {
                String right = written.replace(',', '.');
                return Optional.of(Fix.replace("Write `%s`".formatted(right), both, right));
            }
        }
        return Optional.empty();
    }

    private Fix withoutNames(Expression.Call call) {
        List<Fix.Replacement> names = call.arguments().stream().filter(each -> each.name().isPresent())
                .map(ShapeCalls::withoutName).toList();
        List<Fix.Replacement> replacements = new ArrayList<>(names);
        boolean width = call.arguments().stream().flatMap(each -> each.name().stream())
                .anyMatch(name -> name.text().equals("width"));
        if (width && LiteralRegions.shape(call).isPresent()) {
            replacements.addAll(new ShapeMends(call, context).widthAndHeight());
        }
        return new Fix("Leave out the names", replacements);
    }

    private static Fix.Replacement withoutName(Argument argument) {
        return new Fix.Replacement(new Range(argument.range().start(), argument.value().range().start()), "");
    }
}
