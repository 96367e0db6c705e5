package unbox.language.syntax;

import java.util.List;
import unbox.language.problem.Problem;

/**
 * A parsed text: lossless (its tokens, printed one after another, are the text), and whole whatever the text is. What
 * could not be read is not in {@code statements} and has a problem.
 */
public record SyntaxTree(String text, List<Token> tokens, List<Statement> statements, List<Problem> problems) {}
