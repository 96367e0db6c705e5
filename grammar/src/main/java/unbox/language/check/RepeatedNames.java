package unbox.language.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.check.Script.Source;
import unbox.language.problem.Fix;
import unbox.language.problem.Fix.Replacement;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.SyntaxTree;

/** A name of nothing that is used in several places is one mistake: it is said at the first, and mended in all. */
final class RepeatedNames {
    private final Source source;
    private final SyntaxTree tree;

    RepeatedNames(Source source) {
        this.source = source;
        this.tree = source.tree();
    }

    /** @param problems in the order of the text */
    List<Problem> joined(List<Problem> problems) {
        Map<String, List<Problem>> alike = new LinkedHashMap<>();
        for (Problem problem : problems) {
            boolean name = problem.code() == ProblemCode.UNKNOWN_NAME;
            String key = name ? problem.message() : problem.message() + problem.range() + alike.size();
            alike.computeIfAbsent(key, said -> new ArrayList<>()).add(problem);
        }
        return alike.values().stream().map(each -> each.size() == 1 ? each.getFirst() : one(each)).toList();
    }

    private Problem one(List<Problem> alike) {
        Problem first = alike.getFirst();
        String name = first.range().of(tree.text());
        List<Fix> fixes = new ArrayList<>();
        List<Replacement> everywhere = alike.stream().flatMap(each -> each.fixes().stream().limit(1))
                .flatMap(fix -> fix.replacements().stream()).toList();
        if (!everywhere.isEmpty()) {
            String right = everywhere.getFirst().text();
            unused(right).ifPresent(each -> fixes.add(
                    Fix.replace("Name the declaration `%s`".formatted(name), each.name().range(), name)));
            fixes.add(new Fix(first.fixes().getFirst().title() + " in all %d places".formatted(alike.size()),
                    everywhere));
        }
        List<Related> related = alike.stream().skip(1)
                .map(each -> new Related(source.path(), each.range(), "`%s` is used here too".formatted(name)))
                .toList();
        return new Problem(first.code(), first.severity(), first.range(), first.message(), fixes, related);
    }

    /** The declaration of a name that nothing uses: it is the one that is misspelt. */
    private Optional<Declaration> unused(String name) {
        boolean used = tree.statements().stream().anyMatch(each -> Used.by(each).contains(name));
        return tree.statements().stream().filter(Declaration.class::isInstance).map(Declaration.class::cast)
                .filter(each -> !used && each.name().text().equals(name)).findFirst();
    }
}
