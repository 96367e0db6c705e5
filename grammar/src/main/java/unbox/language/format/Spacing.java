package unbox.language.format;

import java.util.Set;
import unbox.language.syntax.Token;

/** Whether a blank stands between two tokens of one line. */
final class Spacing {
    private static final Set<String> SHAPES = Set.of("rect", "ellipse", "mask");

    private Spacing() {}

    static boolean between(Token left, Token right) {
        return switch (right.text()) {
            case ",", ")", "]", ":", ".." -> false;
            case "(" -> !isCalled(left) && !opens(left);
            default -> !opens(left) && !left.text().equals("..") && !left.text().equals("-");
        };
    }

    private static boolean opens(Token token) {
        return token.text().equals("(") || token.text().equals("[");
    }

    /** A name or shape before a parenthesis is called; another word, as in {@code not (a or b)}, is not. */
    private static boolean isCalled(Token token) {
        return token.kind() == Token.Kind.NAME || SHAPES.contains(token.text());
    }
}
