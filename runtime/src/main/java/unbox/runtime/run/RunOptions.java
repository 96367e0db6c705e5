package unbox.runtime.run;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.CatalogSource;
import unbox.language.plan.Plan;
import unbox.runtime.RunException;
import unbox.runtime.machine.MachineMemory;
import unbox.runtime.manifest.Manifest;

/**
 * How to run a plan; nothing here changes a picture beyond rounding.
 *
 * @param catalog names and units of features for tables and sheets
 * @param earlier what becomes of what is there already
 * @param resume only go on with a run that was stopped
 * @param waits whether to wait where another run is writing into the same folder, instead of refusing
 * @param memory bytes that may be used, weights included; pictures are computed one after the other where that is too little
 * @param machine what is left there; asked before painting begins
 * @param stopped asked at each block whether to stop
 * @param repeats the manifest whose plan this is: its batches are computed again, and what differs from it is told
 */
public record RunOptions(Catalog catalog, Earlier earlier, boolean resume, boolean waits, long memory,
        MachineMemory machine, BooleanSupplier stopped, Optional<Manifest> repeats) {

    /**
     * What becomes of what earlier runs have made.
     *
     * @param fresh make every picture again, also those that are there
     * @param overwrite replace what is in the way, instead of setting it aside
     * @param prune remove what does not belong any more
     */
    public record Earlier(boolean fresh, boolean overwrite, boolean prune) {

        /** Pictures that are there are taken, and nothing is lost. */
        public static final Earlier KEPT = new Earlier(false, false, false);
    }

    /** No names of features but the script's own; what is there is kept; as much memory as is wanted. */
    public static final RunOptions DEFAULT = new RunOptions(Catalog.UNKNOWN, Earlier.KEPT, false, false,
            Long.MAX_VALUE, MachineMemory.UNLIMITED, () -> false, Optional.empty());

    /**
     * The names and units of what a plan paints with.
     *
     * @throws RunException where the model or its autoencoders cannot be had
     */
    public static RunOptions of(Plan plan, CatalogSource source) {
        PlanSources sources = PlanSources.find(plan, source);
        return DEFAULT.knowing(new Catalog(Optional.of(sources.model()), sources.autoencoders()));
    }

    /** The same with names and units of features. */
    public RunOptions knowing(Catalog known) {
        return new RunOptions(known, earlier, resume, waits, memory, machine, stopped, repeats);
    }

    /** The same, for the plan of a manifest. */
    public RunOptions repeating(Manifest manifest) {
        return new RunOptions(catalog, earlier, resume, waits, memory, machine, stopped, Optional.of(manifest));
    }

    /** The same with another rule for what is there. */
    public RunOptions with(Earlier rule) {
        return new RunOptions(catalog, rule, resume, waits, memory, machine, stopped, repeats);
    }

    /** The same, only going on. */
    public RunOptions resuming() {
        return new RunOptions(catalog, earlier, true, waits, memory, machine, stopped, repeats);
    }

    /** The same, waiting for others. */
    public RunOptions waiting() {
        return new RunOptions(catalog, earlier, resume, true, memory, machine, stopped, repeats);
    }

    /** The same within so many bytes. */
    public RunOptions within(long bytes) {
        return new RunOptions(catalog, earlier, resume, waits, bytes, machine, stopped, repeats);
    }

    /** The same where there may be less. */
    public RunOptions on(MachineMemory machineMemory) {
        return new RunOptions(catalog, earlier, resume, waits, memory, machineMemory, stopped, repeats);
    }

    /** The same until somebody wants it to stop. */
    public RunOptions until(BooleanSupplier stop) {
        return new RunOptions(catalog, earlier, resume, waits, memory, machine, stop, repeats);
    }

    /** Whether pictures that are there are made again: also to repeat a manifest means to compute it. */
    boolean fresh() {
        return !resume && (earlier.fresh() || repeats.isPresent());
    }
}
