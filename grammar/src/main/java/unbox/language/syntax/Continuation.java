package unbox.language.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import unbox.language.syntax.parse.CaretReading;

/**
 * What may come next at a place of a text, as the grammar says it.
 *
 * @param words words of the language that fit, in the order of the language
 * @param value whether a value may begin here
 * @param place what a value, name or text written here would be
 * @param call the innermost call whose parentheses are open here
 */
public record Continuation(Set<String> words, boolean value, Place place, Optional<OpenCall> call) {

    /** Nothing is known of what may come. */
    public static final Continuation NOTHING = new Continuation(Set.of(), false, Place.NOWHERE, Optional.empty());

    /** What a value, name or text is to the statement that it stands in. */
    public enum Place {
        /** Between statements, actions, clauses or settings: only words fit. */
        BETWEEN,
        MODEL,
        AUTOENCODERS,
        IMPORT,
        PROMPT_TEXT,
        SAVE,
        /** The name of a new declaration, experiment or parameter. */
        NEW_NAME,
        DEFAULT_VALUE,
        DTYPE,
        SIZE,
        FEATURE,
        /** A feature or a {@code B top n}. */
        CHOSEN_FEATURE,
        /** A feature behind {@code measure} or {@code expect}, where {@code change} fits too. */
        MEASURED,
        BLOCK,
        /** A block that must have an autoencoder. */
        ENCODED_BLOCK,
        REGION,
        NUMBER,
        PROMPT,
        NEGATIVE,
        EDIT,
        /** A text for a placeholder. */
        TEXT,
        /** The name of a mask's file. */
        MASK,
        AXIS_NAME,
        BRANCH,
        LABEL,
        CAPTION,
        NOWHERE
    }

    /**
     * A call that is not closed yet.
     *
     * @param name what is called
     * @param start where its name begins
     * @param index which argument is being written, from 0
     * @param argument the name of that argument, where one is written ({@code strength: })
     * @param named the names of the arguments before it that have one
     * @param beginning whether the argument begins here, so that its name may stand here
     */
    public record OpenCall(String name, int start, int index, Optional<String> argument, List<String> named,
            boolean beginning) {}

    /**
     * What may come at an offset of a text, whatever is behind it. Only the statement that the offset lies in is read, so
     * this takes no longer in a long text.
     *
     * @param tree of the text
     * @param offset where a token would begin
     */
    public static Continuation at(SyntaxTree tree, int offset) {
        int start = StatementStart.before(tree.tokens(), offset);
        return new CaretReading(tree.text().substring(start, offset), start).continuation();
    }
}
