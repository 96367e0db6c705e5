package unbox.language.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything of a script that decides one picture (the model and its number format aside). Two runs of equal facts make
 * the same picture.
 *
 * @param negative the negative prompt; empty text is not the same as none
 * @param seed of the noise, as diffusers' CPU generator takes it
 * @param guidance classifier-free guidance, in force above 1
 * @param width in pixels
 * @param height in pixels
 */
public record Facts(String prompt, Optional<String> negative, long seed, int steps, double guidance, int width,
        int height, List<Operation> edit) {

    /** The same without an edit: the twin that grids and measures compare with. */
    public Facts unedited() {
        return withPromptAndEdit(prompt, List.of());
    }

    /** The run that {@code copy ... from} reads. */
    public Facts source(String otherPrompt) {
        return withPromptAndEdit(otherPrompt, List.of());
    }

    /** Whether there are two branches. */
    public boolean guided() {
        return guidance > 1;
    }

    private Facts withPromptAndEdit(String newPrompt, List<Operation> newEdit) {
        return new Facts(newPrompt, negative, seed, steps, guidance, width, height, newEdit);
    }
}
