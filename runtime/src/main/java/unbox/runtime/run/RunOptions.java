package unbox.runtime.run;

import java.util.Optional;
import unbox.language.catalog.Catalog;
import unbox.runtime.manifest.Manifest;

/**
 * How to run a plan; nothing here changes a picture.
 *
 * @param catalog names and units of features for tables and sheets
 * @param overwrite whether earlier results that differ are replaced instead of set aside
 * @param repeats the manifest whose plan this is: what differs from it is told
 */
public record RunOptions(Catalog catalog, boolean overwrite, Optional<Manifest> repeats) {

    /** No names of features but the script's own; earlier results are kept. */
    public static final RunOptions DEFAULT = new RunOptions(Catalog.UNKNOWN, false, Optional.empty());
}
