package unbox.language.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.check.Script.Source;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.syntax.Range;

/** What an expression comes to. */
sealed interface Value {

    record Number(BigDecimal number) implements Value {}

    /**
     * A prompt, or a text for a placeholder.
     *
     * @param filled whether it has placeholders that were filled in, so that it does not stand anywhere as it is
     */
    record Text(String text, boolean filled) implements Value {}

    /** Features that act at once; of several blocks where a list names several. */
    record Features(List<Feature> features) implements Value {}

    /** {@code B top n}, of each of the blocks. */
    record Strongest(List<String> blocks, int count) implements Value {}

    /** Blocks that act at once. */
    record Blocks(List<String> blocks) implements Value {}

    record Area(Region region) implements Value {}

    /** Operations that act at once; {@code none} where it is the word, which makes the unedited twin. */
    record Edit(List<PlacedOperation> operations, boolean none) implements Value {

        /** Both at once. */
        Edit plus(Edit other) {
            return new Edit(Stream.concat(operations.stream(), other.operations.stream()).toList(),
                    none && other.none);
        }
    }

    /** What is missing from an unfinished text. */
    record Nothing() implements Value {}

    /**
     * An operation and where it is written.
     *
     * @param filledPrompt the prompt that it copies from, where that was filled in
     */
    record PlacedOperation(Operation operation, Place place, Optional<String> filledPrompt) {}

    /**
     * Where an operation is written.
     *
     * @param edit the name of its edit
     * @param action its own words
     * @param window the steps that {@code during} says; the action where it stands in none
     */
    record Place(Source source, String edit, Range action, Range window) {}
}
