package unbox.language.check;

import static unbox.language.problem.ProblemCode.DECLARATION_CYCLE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.EditDeclaration;
import unbox.language.syntax.Walk;

/** Regions and features that are declared by themselves. */
final class CycleRules {
    private final Context context;
    private final Report report;
    private final Set<String> done = new HashSet<>();

    CycleRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    void check() {
        Scope.declarations(context.source()).forEach(declaration -> follow(declaration, new ArrayList<>()));
    }

    private void follow(Declaration declaration, List<String> way) {
        String name = declaration.name().text();
        if (way.contains(name)) {
            report(way.subList(way.indexOf(name), way.size()));
        } else if (!done.contains(name) && !(declaration instanceof EditDeclaration)
                && way.size() <= ExpansionRules.DEEPEST) {
            way.add(name);
            Walk.values(declaration).flatMap(Walk::within)
                    .filter(Expression.Reference.class::isInstance)
                    .flatMap(use -> context.scope().find(((Expression.Reference) use).name().text()).stream())
                    .forEach(symbol -> follow(symbol.declaration(), way));
            way.removeLast();
            done.add(name);
        }
    }

    private void report(List<String> cycle) {
        Declaration first = context.scope().find(cycle.getFirst()).orElseThrow().declaration();
        String others = Words.codes(cycle.subList(1, cycle.size()));
        report.add(DECLARATION_CYCLE, first.name().range(), cycle.size() == 1
                ? "`%s` is declared by itself. Write out what it is.".formatted(cycle.getFirst())
                : "`%s` is declared by itself, by way of %s. Write out what one of them is.".formatted(cycle.getFirst(),
                        others));
    }
}
