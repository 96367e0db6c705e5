package unbox.cli;

import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.FileCatalogSource;

/** Where models, autoencoders and files come from when a person runs the program. */
final class Sources {
    private Sources() {}

    static CatalogSource of(Main.Surroundings surroundings) {
        return new FileCatalogSource(surroundings.models(), surroundings.environment());
    }
}
