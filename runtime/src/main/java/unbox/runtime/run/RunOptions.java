package unbox.runtime.run;

import java.util.Optional;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.CatalogSource;
import unbox.language.plan.Plan;
import unbox.runtime.manifest.Manifest;

/**
 * How to run a plan; nothing here changes a picture.
 *
 * @param catalog names and units of features for tables and sheets
 * @param overwrite whether earlier results that differ are replaced instead of set aside
 * @param repeats the manifest whose plan this is: what differs from it is told
 */
public record RunOptions(Catalog catalog, boolean overwrite, Optional<Manifest> repeats) {

    /**
     * The names and units of what a plan paints with; earlier results are kept.
     *
     * @throws RunException where the model or its autoencoders cannot be had
     */
    public static RunOptions of(Plan plan, CatalogSource source) {
        PlanSources sources = PlanSources.find(plan, source);
        return new RunOptions(new Catalog(Optional.of(sources.model()), sources.autoencoders()), false,
                Optional.empty());
    }

    /** The same, for the plan of a manifest. */
    public RunOptions repeating(Manifest manifest) {
        return new RunOptions(catalog, overwrite, Optional.of(manifest));
    }

    /** The same, but earlier results that differ are replaced. */
    public RunOptions overwriting() {
        return new RunOptions(catalog, true, repeats);
    }

    /** No names of features but the script's own; earlier results are kept. */
    public static final RunOptions DEFAULT = new RunOptions(Catalog.UNKNOWN, false, Optional.empty());
}
