package unbox.language.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Walk;

/** Which names statements use. */
final class Used {

    private Used() {}

    /** The names that a statement uses. A declaration uses neither itself nor, where they are parameters, its own. */
    static Set<String> by(Statement statement) {
        Set<String> used = new HashSet<>();
        Walk.values(statement).flatMap(Walk::within).forEach(expression -> addName(expression, used));
        if (statement instanceof Declaration declaration) {
            declaration.parameters().forEach(parameter -> used.remove(parameter.name().text()));
            declaration.parameters().stream().flatMap(parameter -> parameter.defaultValue().stream())
                    .flatMap(Walk::within).forEach(expression -> addName(expression, used));
            used.remove(declaration.name().text());
        }
        return used;
    }

    private static void addName(Expression expression, Set<String> used) {
        switch (expression) {
            case Expression.Reference reference -> used.add(reference.name().text());
            case Expression.Call call -> used.add(call.name().text());
            default -> {
                // has no name of its own
            }
        }
    }

    /** The names that statements use, and those that the declarations of these use, and so on. */
    static Set<String> fromHere(List<Statement> statements, Scope scope) {
        Set<String> used = new HashSet<>();
        Deque<Statement> open = new ArrayDeque<>(statements);
        while (!open.isEmpty()) {
            by(open.removeFirst()).stream().filter(used::add).flatMap(name -> scope.find(name).stream())
                    .forEach(symbol -> open.add(symbol.declaration()));
        }
        return used;
    }
}
