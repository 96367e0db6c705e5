package unbox.language.syntax;

import unbox.language.syntax.parse.Reading;
import unbox.language.syntax.parse.Rereading;

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

    /**
     * The same tree, found faster where the text is mostly an earlier one.
     *
     * @param before the tree of the earlier text
     */
    public static SyntaxTree parse(String text, SyntaxTree before) {
        return new Rereading(before, text).tree();
    }
}
