package unbox.language.syntax;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import unbox.language.problem.Problem;

/**
 * A parsed text: lossless (its tokens, printed one after another, are the text), and whole whatever the text is. What
 * could not be read is not in {@code statements} and has a problem.
 */
public record SyntaxTree(String text, List<Token> tokens, List<Statement> statements, List<Problem> problems) {

    /** The word that a statement, clause, action or setting begins with, as it is written: it may be misspelt. */
    public Range firstWord(Range part) {
        Token start = new Token(Token.Kind.WRONG, "", Range.at(part.start()));
        int found = Collections.binarySearch(tokens, start, Comparator.comparingInt(token -> token.range().start()));
        return found >= 0 ? tokens.get(found).range() : start.range();
    }
}
