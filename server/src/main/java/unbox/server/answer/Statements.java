package unbox.server.answer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Walk;

/** Finds parts of a tree by their place. */
final class Statements {

    private Statements() {}

    /** The statement at an offset; the last one that begins before it where it lies in none. */
    static Optional<Statement> at(SyntaxTree tree, int offset) {
        List<Statement> statements = tree.statements();
        int low = 0;
        int high = statements.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (statements.get(middle).range().start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(statements.get(low - 1));
    }

    /** The smallest expression at an offset that is of a kind; right behind it counts too. */
    static <T extends Expression> Optional<T> expression(SyntaxTree tree, int offset, Class<T> kind) {
        return expressions(tree, offset).filter(kind::isInstance).map(kind::cast)
                .filter((Predicate<Expression>) each -> each.range().touches(offset))
                .min(Comparator.comparingInt(each -> length(each.range())));
    }

    private static Stream<Expression> expressions(SyntaxTree tree, int offset) {
        return at(tree, offset).stream().flatMap(Walk::expressions);
    }

    static int length(Range range) {
        return range.end() - range.start();
    }
}
