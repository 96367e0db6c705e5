package unbox.language.check;

import java.util.Optional;
import unbox.language.catalog.Catalog;

/**
 * What is known of a script's model, for its own text and for those that it imports.
 *
 * @param autoencodersKnown whether a block without an autoencoder in the catalog has none
 * @param pictureSize in pixels, where the script or the model says it
 */
record Known(Catalog catalog, boolean autoencodersKnown, Optional<Size> pictureSize) {

    /** Width and height in pixels. */
    record Size(int width, int height) {}

    /** Nothing. */
    static final Known NOTHING = new Known(Catalog.UNKNOWN, false, Optional.empty());

    /** The same, but a block without an autoencoder in the catalog may have one. */
    Known withoutAbsence() {
        return new Known(catalog, false, pictureSize);
    }
}
