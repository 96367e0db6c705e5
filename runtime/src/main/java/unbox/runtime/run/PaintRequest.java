package unbox.runtime.run;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import unbox.language.model.Facts;

/**
 * What is wanted of a batch.
 *
 * @param wanted which of its pictures to make
 * @param observe blocks with an autoencoder whose codes are wanted
 * @param listener hears how far the batch has come, and may stop it
 * @param made is given each wanted picture as soon as it is there, on the thread that paints
 */
public record PaintRequest(Predicate<Facts> wanted, Set<String> observe, PaintListener listener,
        Consumer<Outcome> made) {

    /** All of the batch's pictures, nothing beside them. */
    public static PaintRequest all(Consumer<Outcome> made) {
        return new PaintRequest(facts -> true, Set.of(), PaintListener.NONE, made);
    }
}
