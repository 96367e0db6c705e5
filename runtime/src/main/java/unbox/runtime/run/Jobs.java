package unbox.runtime.run;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unbox.language.model.Facts;
import unbox.language.plan.Run;
import unbox.runtime.RunException;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.manifest.PictureId;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Needs;
import unbox.runtime.share.Sharing;
import unbox.runtime.store.Interrupted;
import unbox.runtime.store.Store;

/**
 * Decides what an experiment has to compute, and in which batches. A run that was stopped goes on in the batches that it
 * had planned, and a picture that has gone is made in the batch it was made in, so that they come out as if nothing had
 * happened; a manifest is repeated in its own.
 */
final class Jobs {
    private static final String MEMORY = "memory";

    private final Manifest manifest;
    private final PictureId ids;
    private final Store store;
    private final Needs needs;
    private final RunOptions options;

    Jobs(Manifest manifest, PictureId ids, Store store, Needs needs, RunOptions options) {
        this.manifest = manifest;
        this.ids = ids;
        this.store = store;
        this.needs = needs;
        this.options = options;
    }

    /** @throws RunException if only a stopped run shall be gone on with, and there is none */
    Job of(Takeover takeover) {
        Set<Facts> wanted = manifest.experiment().runs().stream().map(Run::facts)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<Interrupted> stopped = store.interrupted().filter(run -> !options.fresh() && isOurs(run));
        if (options.resume() && stopped.isEmpty()) {
            throw new RunException("There is no stopped run of this script to go on with in "
                    + manifest.experiment().folder() + ". Without --resume it is begun.");
        }
        Map<Facts, Takeover.Taken> taken = new LinkedHashMap<>();
        if (!options.fresh()) {
            wanted.forEach(facts -> takeover.find(facts).ifPresent(found -> taken.put(facts, found)));
        }
        wanted.removeAll(taken.keySet());
        return new Job(taken, wanted, wanted.isEmpty() ? Map.of() : batches(wanted, stopped));
    }

    private Map<Integer, Batch> batches(Set<Facts> missing, Optional<Interrupted> stopped) {
        Map<Integer, Batch> planned = new LinkedHashMap<>();
        stopped.ifPresent(run -> run.batches().forEach(number -> planned.put(number, store.batch(number))));
        if (!holdsAll(planned.values(), missing)) {
            planned.clear();
            store.begin(manifest.fingerprint(), settings());
            Set<Facts> rest = new LinkedHashSet<>(missing);
            if (!options.fresh()) {
                missing.forEach(facts -> store.batchOf(ids.of(facts)).ifPresent(number -> {
                    planned.put(number, store.batch(number));
                    rest.remove(facts);
                }));
            }
            fresh(rest).forEach(batch -> planned.put(store.plan(batch), batch));
        }
        return planned;
    }

    private List<Batch> fresh(Set<Facts> missing) {
        List<Batch> recorded = options.repeats().map(Manifest::batches).orElse(List.of());
        return holdsAll(recorded, missing) ? recorded : Sharing.of(missing, needs, options.memory()).batches();
    }

    /** How the run was asked for, so that going on with it need not say so again. */
    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(manifest.environment());
        settings.keySet().retainAll(Set.of("device", "threads"));
        settings.put(MEMORY, String.valueOf(options.memory()));
        return settings;
    }

    private boolean isOurs(Interrupted run) {
        return run.fingerprint().equals(manifest.fingerprint())
                && String.valueOf(options.memory()).equals(run.settings().get(MEMORY));
    }

    private static boolean holdsAll(Collection<Batch> batches, Set<Facts> facts) {
        Set<Facts> held = new HashSet<>();
        batches.forEach(batch -> held.addAll(batch.pictures()));
        return held.containsAll(facts);
    }
}
