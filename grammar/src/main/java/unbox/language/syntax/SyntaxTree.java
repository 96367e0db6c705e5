package unbox.language.syntax;

import java.util.List;
import unbox.language.problem.Problem;

/**
 * A parsed text: lossless (its tokens, printed one after another, are the text), and whole whatever the text is. What
 * could not be read is not in {@code statements} and has a problem.
 */
public record SyntaxTree(String text, List<Token> tokens, List<Statement> statements, List<Problem> problems) {

    /** The word that a statement, clause, action or setting begins with, as it is written: it may be misspelt. */
    public Range firstWord(Range part) {
        int found = Token.indexAt(tokens, part.start());
        boolean begins = found < tokens.size() && tokens.get(found).range().start() == part.start();
        return begins ? tokens.get(found).range() : Range.at(part.start());
    }
}
