package unbox.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unbox.language.catalog.region.RegionRasterizer;
import unbox.language.plan.ExperimentPlan;
import unbox.runtime.RunException;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.manifest.Manifest.PictureEntry;
import unbox.runtime.manifest.PictureId;
import unbox.runtime.manifest.Provenance;
import unbox.runtime.output.Hashes;
import unbox.runtime.reading.Claim;
import unbox.runtime.reading.Exploration;
import unbox.runtime.reading.FeatureGuide;
import unbox.runtime.reading.Gallery;
import unbox.runtime.reading.Measured;
import unbox.runtime.reading.Measurements;
import unbox.runtime.reading.Readings;
import unbox.runtime.reading.Tables;
import unbox.runtime.store.OutputLock;
import unbox.runtime.store.Store;

/**
 * Runs one experiment: its pictures first, then what is drawn and measured of them, and at last its manifest. From
 * {@link #prepare} on nobody else may write into its folder, until it is closed.
 */
final class ExperimentRunner implements AutoCloseable {
    private final ExperimentPlan experiment;
    private final Painter painter;
    private final RunListener listener;
    private final RunOptions options;
    private final Manifest manifest;
    private final PictureId ids;
    private final FeatureGuide guide;
    private final Readings readings;
    private final RegionRasterizer regions = new RegionRasterizer();
    private final OutputFolder folder;
    private OutputLock lock;
    private Store store;
    private Takeover takeover;
    private Job job;

    ExperimentRunner(Manifest manifest, Painter painter, RunListener listener, RunOptions options) {
        this.manifest = manifest;
        experiment = manifest.experiment();
        this.painter = painter;
        this.listener = listener;
        this.options = options;
        ids = new PictureId(manifest);
        guide = new FeatureGuide(manifest.plan().labels(), options.catalog());
        readings = new Readings(experiment, guide, regions);
        folder = new OutputFolder(experiment);
    }

    /**
     * Takes the folder, sets earlier results aside where they are in the way, and finds out what is to be done.
     *
     * @throws RunException if another run has the folder, or something of somebody else's is in the way
     */
    Job prepare() {
        lock = options.waits() ? OutputLock.await(experiment.folder(), options.stopped(), this::sayWaiting)
                : OutputLock.take(experiment.folder());
        store = Store.open(experiment.folder());
        store.clean();
        Optional<Path> moved = folder.makeRoom(store, ids, options.earlier().overwrite());
        moved.ifPresent(earlier -> {
            store = Store.open(experiment.folder());
            listener.hear(new RunListener.Note("Experiment " + experiment.name()
                    + " had other results in the same places; they are in " + earlier + " now."));
        });
        takeover = new Takeover(ids, readings.blocks(), store, moved.map(Store::open));
        job = new Jobs(manifest, ids, store, painter.needs(), options).of(takeover);
        return job;
    }

    private void sayWaiting() {
        listener.hear(new RunListener.Note("Another run is writing into " + experiment.folder() + "; waiting for it."));
    }

    /** @throws StoppedException if somebody wants it to stop; what is finished stays */
    ExperimentResult run(RunWatch watch) {
        var gallery = new Gallery();
        var provenance = new Provenance(manifest, ids);
        PicturePass.Made made = new PicturePass(experiment, ids, provenance, readings, gallery, store, listener)
                .make(job, takeover, painter, watch);
        String text = Hashes.sha256(manifest.toJson());
        var outputs = new Outputs(job.missing().isEmpty() && !options.fresh() && store.isWhole(text));
        var drawings = new Drawings(experiment, provenance, gallery, outputs);
        List<Path> grids = drawings.writeGrids();
        List<Path> heatMaps = drawings.writeHeatMaps(readings.heatMaps(), guide);
        List<Exploration> explored = readings.explorations();
        List<Measured> measured = Measurements.of(experiment, gallery, readings, regions);
        List<Path> tables = writeTables(explored, measured, outputs);
        List<Claim> claims = Measurements.claims(experiment, measured);
        outputs.writeText(manifest.file(), () -> manifest.with(made.batches(), made.entries(), claims).toJson());
        finish(text, outputs);
        return new ExperimentResult(experiment.name(), experiment.folder(), manifest.file(),
                made.entries().stream().map(PictureEntry::path).flatMap(Optional::stream).toList(), grids, tables,
                heatMaps, explored, measured, claims.stream().filter(claim -> !claim.holds()).toList(),
                made.entries().stream().map(PictureEntry::lost).flatMap(Optional::stream).distinct().toList());
    }

    private List<Path> writeTables(List<Exploration> explored, List<Measured> measured, Outputs outputs) {
        List<Path> tables = new ArrayList<>();
        if (!explored.isEmpty()) {
            tables.add(outputs.writeText(experiment.folder().resolve("explore.json"),
                    () -> Tables.explore(experiment, explored)));
        }
        if (!measured.isEmpty()) {
            tables.add(outputs.writeText(experiment.folder().resolve("measures.csv"),
                    () -> Tables.measures(experiment, measured)));
        }
        return tables;
    }

    private void finish(String text, Outputs outputs) {
        if (outputs.there()) {
            listener.hear(new RunListener.Note("Experiment " + experiment.name()
                    + " is done already: nothing was computed, nothing written. --fresh makes its pictures again."));
        } else {
            store.whole(text, outputs.files());
        }
        Set<Path> belongs = new HashSet<>(outputs.files());
        experiment.outputs().forEach(belongs::add);
        List<Path> leftOver = folder.leftOver(store, belongs);
        if (!leftOver.isEmpty() && options.earlier().prune()) {
            folder.remove(leftOver);
        }
        if (!leftOver.isEmpty()) {
            listener.hear(new RunListener.LeftOver(experiment.name(), leftOver, options.earlier().prune()));
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
    }
}
