package unbox.language.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.Argument;
import unbox.language.syntax.Statement.Parameter;

/**
 * Which argument of a call belongs to which parameter: the arguments without a name go to the parameters in order, those
 * with a name to theirs.
 *
 * @param given by parameter name
 * @param missing parameters that have neither an argument nor a default value
 * @param extra arguments without a name that no parameter is left for
 * @param unknown arguments whose name is no parameter's
 * @param repeated arguments for a parameter that already has one
 */
public record Binding(Map<String, Argument> given, List<Parameter> missing, List<Argument> extra,
        List<Argument> unknown, List<Argument> repeated) {

    /** Binds a call's arguments. */
    public static Binding of(List<Parameter> parameters, List<Argument> arguments) {
        List<String> names = parameters.stream().map(parameter -> parameter.name().text()).toList();
        var given = new LinkedHashMap<String, Argument>();
        var extra = new ArrayList<Argument>();
        var unknown = new ArrayList<Argument>();
        var repeated = new ArrayList<Argument>();
        int position = 0;
        for (Argument argument : arguments) {
            if (argument.name().isEmpty() && position >= names.size()) {
                extra.add(argument);
                continue;
            }
            String name = argument.name().isPresent() ? argument.name().get().text() : names.get(position++);
            if (!names.contains(name)) {
                unknown.add(argument);
            } else if (given.putIfAbsent(name, argument) != null) {
                repeated.add(argument);
            }
        }
        List<Parameter> missing = parameters.stream()
                .filter(parameter -> !given.containsKey(parameter.name().text()))
                .filter(parameter -> parameter.defaultValue().isEmpty())
                .toList();
        return new Binding(given, missing, extra, unknown, repeated);
    }

    /** The value of a parameter: its argument, else its default. */
    public Optional<Expression> value(Parameter parameter) {
        return Optional.ofNullable(given.get(parameter.name().text()))
                .map(Argument::value)
                .or(parameter::defaultValue);
    }
}
