package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;

/** Keeps the trees of expressions from going so deep that whoever walks them may not recurse. */
final class Nesting {

    private static final int DEEPEST = 250;

    private final Complaints complaints;
    /** How deep the expression that is being read nests so far. */
    private int depth;

    Nesting(Complaints complaints) {
        this.complaints = complaints;
    }

    /** Reads what makes the tree so many levels deeper, unless that is too deep. */
    Expression deeper(ParserRuleContext whole, int levels, Supplier<Expression> content) {
        if (depth + levels > DEEPEST) {
            Range range = Places.range(whole);
            complaints.add(UNEXPECTED_TEXT, new Range(range.start(), range.start() + 1),
                    "This expression is too long: give parts of it names of their own.");
            return new Expression.Missing(range);
        }
        depth += levels;
        Expression read = content.get();
        depth -= levels;
        return read;
    }
}
