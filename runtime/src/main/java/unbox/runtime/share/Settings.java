package unbox.runtime.share;

import unbox.language.model.Facts;

/**
 * What pictures must have in common to go through the U-Net together.
 *
 * @param guidance in force above 1
 * @param width in pixels
 * @param height in pixels
 */
public record Settings(int steps, double guidance, int width, int height) {

    public static Settings of(Facts facts) {
        return new Settings(facts.steps(), facts.guidance(), facts.width(), facts.height());
    }

    /** Whether every picture has an uncond and a cond branch. */
    public boolean guided() {
        return guidance > 1;
    }

    /** Rows of the U-Net a picture. */
    public int branches() {
        return guided() ? 2 : 1;
    }
}
