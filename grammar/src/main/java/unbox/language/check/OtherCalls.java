package unbox.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.Argument;
import unbox.language.syntax.Expression.Call;
import unbox.language.syntax.Expression.NumberLiteral;

/** Calls of other languages that have a form of their own here: {@code range(0, 4)}, {@code circle(0.5, 0.5, 0.3)}. */
final class OtherCalls {
    private final Context context;
    private final Slot slot;

    OtherCalls(Context context, Slot slot) {
        this.context = context;
        this.slot = slot;
    }

    /** The mend of such a call, where its arguments are numbers. */
    Optional<Fix> fix() {
        if (!(slot.value() instanceof Call call) || !call.arguments().stream().map(Argument::value)
                .allMatch(NumberLiteral.class::isInstance)) {
            return Optional.empty();
        }
        String written = switch (call.name().text()) {
            case "range", "arange" -> slot.want() instanceof Want.Number ? range(numbers(call)) : "";
            case "circle" -> slot.want() instanceof Want.Region ? circle(call) : "";
            default -> "";
        };
        return Optional.of(written).filter(text -> !text.isEmpty())
                .map(text -> Fix.replace("Write `%s`".formatted(text), call.range(), text));
    }

    private static List<NumberLiteral> numbers(Call call) {
        return call.arguments().stream().map(argument -> (NumberLiteral) argument.value()).toList();
    }

    /** The end of such a range is not in it. */
    private static String range(List<NumberLiteral> numbers) {
        List<Integer> whole = new ArrayList<>();
        for (NumberLiteral number : numbers) {
            if (number.value().stripTrailingZeros().scale() > 0) {
                return "";
            }
            whole.add(number.value().intValue());
        }
        if (whole.size() == 1) {
            whole.addFirst(0);
        }
        boolean counts = whole.size() == 2 || whole.size() == 3 && whole.get(2) > 0;
        if (!counts || whole.get(0) >= whole.get(1)) {
            return "";
        }
        return whole.get(0) + ".." + (whole.get(1) - 1) + (whole.size() == 3 ? " step " + whole.get(2) : "");
    }

    private String circle(Call call) {
        List<String> written = call.arguments().stream()
                .map(argument -> argument.value().range().of(context.source().tree().text())).toList();
        return written.size() == 3
                ? "ellipse(%s, %s, %s, %s)".formatted(written.get(0), written.get(1), written.get(2), written.get(2))
                : "";
    }
}
