package unbox.language.check;

import static unbox.language.problem.ProblemCode.DUPLICATE_ARGUMENT;
import static unbox.language.problem.ProblemCode.MISSING_ARGUMENT;
import static unbox.language.problem.ProblemCode.TOO_MANY_ARGUMENTS;
import static unbox.language.problem.ProblemCode.UNKNOWN_PARAMETER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.Argument;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.Parameter;

/** Whether a call has the arguments that its declaration takes, and what each of them must be. */
final class CallRules {
    private final Context context;
    private final Report report;

    CallRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** A declared name without parentheses: as with empty ones. */
    void checkUncalled(Name name, Declaration declaration) {
        if (isKnown(declaration)) {
            checkMissing(name, Binding.of(declaration.parameters(), List.of()).missing());
        }
    }

    /** Whether every parameter could be read. */
    private static boolean isKnown(Declaration declaration) {
        return declaration.parameters().stream().noneMatch(parameter -> parameter.name().text().isEmpty());
    }

    /** Checks the number and names of a call's arguments; gives the places of those that belong to a parameter. */
    List<Slot> arguments(Slot slot, Expression.Call call, Declaration declaration) {
        if (declaration instanceof Statement.FeatureDeclaration || declaration instanceof Statement.RegionDeclaration) {
            report.add(TOO_MANY_ARGUMENTS, call.range(),
                    "%s `%s` takes no arguments. Write its name alone.".formatted(
                            declaration instanceof Statement.FeatureDeclaration ? "The feature" : "The region",
                            call.name().text()),
                    Fix.replace("Leave out the arguments", call.range(), call.name().text()));
            return List.of();
        }
        if (!isKnown(declaration)) {
            return List.of();
        }
        Binding binding = Binding.of(declaration.parameters(), call.arguments());
        binding.unknown().forEach(argument -> checkUnknown(call.name(), declaration, argument, binding));
        binding.repeated().forEach(argument -> report.add(DUPLICATE_ARGUMENT, argument.range(),
                "%s is given twice. Leave one out; several values stand in brackets."
                        .formatted(parameterOf(argument, declaration, call)),
                mends(slot, call, argument, parameterOf(argument, declaration, call))));
        checkExtra(call, declaration, binding.extra());
        if (binding.unknown().isEmpty()) {
            checkMissing(call.name(), binding.missing());
        }
        List<Slot> slots = new ArrayList<>();
        binding.given().forEach((parameter, argument) -> context.parameter(declaration, parameter)
                .ifPresent(want -> slots.add(
                        slot.inner(Words.code(parameter), argument.value(), want, extent(slot, want)))));
        return slots;
    }

    private static String parameterOf(Argument argument, Declaration declaration, Expression.Call call) {
        int position = call.arguments().stream().filter(each -> each.name().isEmpty()).toList().indexOf(argument);
        return Words.code(argument.name().map(Name::text)
                .orElseGet(() -> declaration.parameters().get(position).name().text()));
    }

    private static Extent extent(Slot slot, Want want) {
        if (slot.extent() == Extent.AXIS) {
            return Extent.AXIS;
        }
        return want instanceof Want.Features || want instanceof Want.Block ? Extent.TOGETHER : Extent.SINGLE;
    }

    private void checkMissing(Name name, List<Parameter> missing) {
        if (!missing.isEmpty()) {
            List<String> names = missing.stream().map(parameter -> parameter.name().text()).toList();
            report.add(MISSING_ARGUMENT, name.range(), "`%s` needs %s. Write `%s(%s: ...)`.".formatted(name.text(),
                    Words.codes(names), name.text(), String.join(": ..., ", names)));
        }
    }

    private void checkExtra(Expression.Call call, Declaration declaration, List<Argument> extra) {
        if (!extra.isEmpty()) {
            int takes = declaration.parameters().size();
            String message = takes == 0
                    ? "`%s` takes no arguments.".formatted(call.name().text())
                    : "`%s` takes no more than %s: %s.".formatted(call.name().text(), Words.count(takes, "argument"),
                            Words.codes(declaration.parameters().stream().map(each -> each.name().text()).toList()));
            Range range = extra.getFirst().range().to(extra.getLast().range());
            report.add(TOO_MANY_ARGUMENTS, range, message, takes == 0
                    ? Fix.replace("Leave out the arguments", call.range(), call.name().text())
                    : without(call, extra.getFirst()));
        }
    }

    /** Of two values one is left out, or both become a list where an axis may stand. */
    private Fix[] mends(Slot slot, Expression.Call call, Argument argument, String parameter) {
        Fix without = without(call, argument);
        int at = call.arguments().indexOf(argument);
        boolean behind = at > 0 && argument.name().isEmpty() && call.arguments().get(at - 1).name()
                .filter(name -> Words.code(name.text()).equals(parameter)).isPresent();
        if (slot.extent() != Extent.AXIS || !behind) {
            return new Fix[]{without};
        }
        Range both = call.arguments().get(at - 1).value().range().to(argument.range());
        String list = "[" + both.of(context.source().tree().text()) + "]";
        return new Fix[]{Fix.replace("Write `%s`".formatted(list), both, list), without};
    }

    /** Leaves out an argument and those behind it that are too many, with the commas before them. */
    static Fix without(Expression.Call call, Argument argument) {
        List<Argument> arguments = call.arguments();
        int at = arguments.indexOf(argument);
        boolean last = argument.name().isEmpty() && at > 0 && arguments.get(at - 1).name().isEmpty();
        int end = last ? arguments.getLast().range().end() : argument.range().end();
        return Fix.replace("Leave it out", at == 0 ? argument.range()
                : new Range(arguments.get(at - 1).range().end(), end), "");
    }

    private void checkUnknown(Name call, Declaration declaration, Argument argument, Binding binding) {
        Name name = argument.name().orElseThrow();
        List<String> parameters = declaration.parameters().stream().map(parameter -> parameter.name().text()).toList();
        List<String> free = parameters.stream().filter(parameter -> !binding.given().containsKey(parameter)).toList();
        String missing = "`%s` has no parameter `%s`.".formatted(call.text(), name.text());
        Optional<String> nearest = Nearest.to(name.text(), free);
        if (nearest.isPresent()) {
            report.add(UNKNOWN_PARAMETER, name.range(), "%s Did you mean `%s`?".formatted(missing, nearest.get()),
                    Fix.replace("Write `%s`".formatted(nearest.get()), name.range(), nearest.get()));
        } else {
            report.add(UNKNOWN_PARAMETER, name.range(), parameters.isEmpty()
                    ? missing + " It takes no arguments."
                    : missing + " Its parameters: %s.".formatted(Words.codes(parameters)));
        }
    }
}
