package unbox.runtime.run;

import unbox.language.model.Facts;
import unbox.runtime.reading.Picture;

/** What came of one picture of a batch. */
public sealed interface Outcome {

    /** Everything that decides the picture. */
    Facts facts();

    /** It is there. */
    record Painted(Facts facts, Picture picture) implements Outcome {}

    /**
     * It could not be computed; the others of its batch are not touched by that.
     *
     * @param reason names the picture, the block and step at which it was lost, and what may help
     */
    record Lost(Facts facts, String reason) implements Outcome {}
}
