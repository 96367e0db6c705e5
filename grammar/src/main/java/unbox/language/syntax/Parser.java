package unbox.language.syntax;

import unbox.language.syntax.parse.Reading;

/** Reads scripts. */
public final class Parser {

    private Parser() {}

    /**
     * The tree of a text. Works for any text: it never throws, takes time in proportion to the text's length, and loses
     * no character ({@link SyntaxTree}). Where something is missing, a name or text of an empty range stands in the tree,
     * or {@link Expression.Missing}, and a problem tells of it.
     */
    public static SyntaxTree parse(String text) {
        return new Reading(text).tree();
    }
}
