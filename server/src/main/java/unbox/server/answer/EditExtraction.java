package unbox.server.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.EditDeclaration;
import unbox.language.syntax.Statement.Parameter;
import unbox.language.syntax.Walk;
import unbox.server.snapshot.Snapshot;

/** Makes an edit of some of another's operations; where that one was used, both stand then, with a plus between them. */
final class EditExtraction {
    private final Snapshot snapshot;
    private final String text;
    private final EditDeclaration edit;
    private final List<Action> chosen;
    private final List<Parameter> given;
    private final List<Parameter> kept;

    private EditExtraction(Snapshot snapshot, EditDeclaration edit, List<Action> chosen) {
        this.snapshot = snapshot;
        this.edit = edit;
        this.chosen = chosen;
        text = snapshot.text();
        List<Action> rest = edit.actions().stream().filter(each -> !chosen.contains(each)).toList();
        given = edit.parameters().stream().filter(each -> mentions(chosen, each)).toList();
        kept = edit.parameters().stream().filter(each -> !given.contains(each) || mentions(rest, each)).toList();
    }

    /**
     * The changes; empty where nothing or everything is chosen, or where the meaning would be another.
     *
     * @param place touches the operations that are meant
     * @param uses where the edit is used, empty where that is not known
     * @param name of the new edit
     */
    static Optional<List<Replacement>> changes(Snapshot snapshot, EditDeclaration edit, List<Action> chosen,
            List<Range> uses, String name) {
        return new EditExtraction(snapshot, edit, chosen).changes(uses, name);
    }

    /** The operations of an edit that a place touches. */
    static List<Action> chosen(EditDeclaration edit, Range place) {
        return edit.actions().stream()
                .filter(each -> each.range().start() <= place.end() && place.start() <= each.range().end()).toList();
    }

    private Optional<List<Replacement>> changes(List<Range> uses, String name) {
        List<Replacement> changes = new ArrayList<>();
        changes.add(new Replacement(Range.at(Lines.beginning(snapshot.tree(), edit)), declaration(name)));
        edit.parameters().stream().filter(each -> !kept.contains(each)).findAny()
                .ifPresent(each -> changes.add(new Replacement(parentheses(), written(kept))));
        Range all = chosen.getFirst().range().to(chosen.getLast().range());
        changes.add(new Replacement(Lines.cut(text, all), ""));
        for (Range use : uses) {
            Optional<Replacement> change = use(use, name);
            if (change.isEmpty()) {
                return Optional.empty();
            }
            changes.add(change.get());
        }
        return Optional.of(changes);
    }

    private String declaration(String name) {
        String body = chosen.getFirst().range().to(chosen.getLast().range()).of(text);
        boolean lines = text.substring(edit.name().range().end(), edit.actions().getFirst().range().start())
                .contains("\n");
        String end = Lines.end(text);
        return "edit " + name + written(given) + (lines ? " {" + end + "  " + body + end + "}" : " { " + body + " }")
                + end
                + end;
    }

    private Range parentheses() {
        int start = edit.name().range().end();
        return new Range(start, text.indexOf(')', edit.parameters().getLast().range().end()) + 1);
    }

    private String written(List<Parameter> parameters) {
        return parameters.isEmpty() ? ""
                : parameters.stream().map(each -> each.range().of(text))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Both edits in the place of one; none where an axis would be crossed with itself. */
    private Optional<Replacement> use(Range use, String name) {
        Optional<Expression.Call> call = Statements.expression(snapshot.tree(), use.start(), Expression.Call.class)
                .filter(each -> each.name().range().equals(use));
        if (call.isEmpty()) {
            return Optional.of(new Replacement(Range.at(use.end()), " + " + name));
        }
        Map<String, Expression> arguments = arguments(call.get());
        boolean crossed = given.stream().filter(kept::contains)
                .map(each -> arguments.get(each.name().text())).anyMatch(EditExtraction::isAxis);
        String one = kept.size() == edit.parameters().size() ? call.get().range().of(text)
                : edit.name().text() + called(kept, arguments);
        return crossed ? Optional.empty()
                : Optional.of(new Replacement(call.get().range(), one + " + " + name + called(given, arguments)));
    }

    private Map<String, Expression> arguments(Expression.Call call) {
        Map<String, Expression> arguments = new LinkedHashMap<>();
        int position = 0;
        for (Expression.Argument argument : call.arguments()) {
            String name = argument.name().isPresent() ? argument.name().get().text()
                    : position < edit.parameters().size() ? edit.parameters().get(position++).name().text() : "";
            arguments.put(name, argument.value());
        }
        return arguments;
    }

    private String called(List<Parameter> parameters, Map<String, Expression> arguments) {
        String written = parameters.stream().map(each -> each.name().text()).filter(arguments::containsKey)
                .map(name -> name + ": " + arguments.get(name).range().of(text)).collect(Collectors.joining(", "));
        return written.isEmpty() ? "" : "(" + written + ")";
    }

    private static boolean isAxis(Expression value) {
        return value instanceof Expression.ListLiteral || value instanceof Expression.NumberRange
                || value instanceof Expression.Each;
    }

    private static boolean mentions(List<Action> actions, Parameter parameter) {
        String name = parameter.name().text();
        return actions.stream().flatMap(Walk::values).flatMap(Walk::within).anyMatch(value -> switch (value) {
            case Expression.Reference reference -> reference.name().text().equals(name);
            case Expression.TextLiteral literal -> literal.text().placeholders().stream()
                    .anyMatch(each -> each.name().equals(name));
            default -> false;
        });
    }
}
