package unbox.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.catalog.region.RegionRasterizer;
import unbox.language.plan.ExperimentPlan;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.manifest.Manifest.PictureEntry;
import unbox.runtime.manifest.Provenance;
import unbox.runtime.reading.Claim;
import unbox.runtime.reading.Exploration;
import unbox.runtime.reading.FeatureGuide;
import unbox.runtime.reading.Gallery;
import unbox.runtime.reading.Measured;
import unbox.runtime.reading.Measurements;
import unbox.runtime.reading.Readings;
import unbox.runtime.reading.Tables;

/** Runs one experiment: its pictures first, then what is drawn and measured of them, and at last its manifest. */
final class ExperimentRunner {
    private final ExperimentPlan experiment;
    private final Painter painter;
    private final RunListener listener;
    private final RunOptions options;
    private final Manifest manifest;
    private final FeatureGuide guide;

    ExperimentRunner(Manifest manifest, Painter painter, RunListener listener, RunOptions options) {
        this.manifest = manifest;
        experiment = manifest.experiment();
        this.painter = painter;
        this.listener = listener;
        this.options = options;
        guide = new FeatureGuide(manifest.plan().labels(), options.catalog());
    }

    /** Sets earlier results aside where they differ. */
    void makeRoom() {
        new OutputFolder(experiment).makeRoom(manifest.fingerprint(), options.overwrite())
                .ifPresent(earlier -> listener.hear(new RunListener.Note("Experiment " + experiment.name()
                        + " had other results; they are in " + earlier + " now.")));
    }

    ExperimentResult run() {
        var regions = new RegionRasterizer();
        var readings = new Readings(experiment, guide, regions);
        var gallery = new Gallery();
        var provenance = new Provenance(manifest);
        List<PictureEntry> entries = new PicturePass(experiment, provenance, readings, gallery, listener)
                .paint(painter);
        var drawings = new Drawings(experiment, provenance, gallery);
        List<Path> grids = drawings.writeGrids();
        List<Path> heatMaps = drawings.writeHeatMaps(readings.heatMaps(), guide);
        List<Exploration> explored = readings.explorations();
        List<Measured> measured = Measurements.of(experiment, gallery, readings, regions);
        List<Path> tables = writeTables(explored, measured);
        List<Claim> claims = Measurements.claims(experiment, measured);
        Outputs.write(manifest.file(), manifest.with(entries, claims).toJson());
        return new ExperimentResult(experiment.name(), experiment.folder(), manifest.file(),
                entries.stream().map(PictureEntry::path).flatMap(Optional::stream).toList(), grids, tables, heatMaps,
                explored, measured, claims.stream().filter(claim -> !claim.holds()).toList());
    }

    private List<Path> writeTables(List<Exploration> explored, List<Measured> measured) {
        List<Path> tables = new ArrayList<>();
        if (!explored.isEmpty()) {
            tables.add(
                    Outputs.write(experiment.folder().resolve("explore.json"), Tables.explore(experiment, explored)));
        }
        if (!measured.isEmpty()) {
            tables.add(
                    Outputs.write(experiment.folder().resolve("measures.csv"), Tables.measures(experiment, measured)));
        }
        return tables;
    }
}
