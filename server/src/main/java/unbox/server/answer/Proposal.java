package unbox.server.answer;

import java.util.List;
import unbox.language.syntax.Range;

/**
 * Something that may be written at a caret.
 *
 * @param text what is put in; where {@code snippet}, with the protocol's marks for what a person fills in
 * @param filter what the typed text is compared with
 * @param detail a few words behind the label
 * @param topic names what {@link Topics} tells about it; empty where there is nothing to tell
 */
public record Proposal(String label, Kind kind, String text, boolean snippet, String filter, String detail,
        String topic) {

    /** What it is. */
    public enum Kind {
        WORD,
        SKELETON,
        FEATURE,
        BLOCK,
        PROMPT,
        NAMED_FEATURE,
        REGION,
        EDIT,
        PARAMETER,
        FILE,
        FOLDER,
        MODEL,
        VALUE
    }

    /**
     * What may be written at a place.
     *
     * @param replaced the word that the caret touches, all of it
     * @param items best first
     * @param incomplete whether there is more than could be given
     */
    public record Proposals(Range replaced, List<Proposal> items, boolean incomplete) {}

    static Proposal word(String word, String detail) {
        return new Proposal(word, Kind.WORD, word, false, word, detail, "word " + word);
    }
}
