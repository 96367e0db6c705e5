package unbox.runtime.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unbox.language.model.Facts;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Run;
import unbox.runtime.manifest.Manifest.PictureEntry;
import unbox.runtime.manifest.Provenance;
import unbox.runtime.output.Hashes;
import unbox.runtime.output.Png;
import unbox.runtime.reading.Gallery;
import unbox.runtime.reading.Readings;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Sharing;

/** Paints an experiment's pictures batch by batch; each is read, written and told of as soon as it is there. */
final class PicturePass {
    private final ExperimentPlan experiment;
    private final Provenance provenance;
    private final Readings readings;
    private final Gallery gallery;
    private final RunListener listener;
    private final Map<Facts, List<Run>> runs;
    private final Map<Integer, PictureEntry> entries = new TreeMap<>();

    PicturePass(ExperimentPlan experiment, Provenance provenance, Readings readings, Gallery gallery,
            RunListener listener) {
        this.experiment = experiment;
        this.provenance = provenance;
        this.readings = readings;
        this.gallery = gallery;
        this.listener = listener;
        runs = experiment.runs().stream().collect(Collectors.groupingBy(Run::facts));
    }

    /** An entry a run, in their order. */
    List<PictureEntry> paint(Painter painter) {
        List<Facts> facts = experiment.runs().stream().map(Run::facts).toList();
        List<Batch> batches = Sharing.of(facts, painter.needs(), Long.MAX_VALUE / 2).batches();
        for (int number = 0; number < batches.size(); number++) {
            int batch = number;
            painter.paint(batches.get(number), new PaintRequest(each -> true, readings.blocks(), PaintListener.NONE,
                    outcome -> {
                        switch (outcome) {
                            case Outcome.Painted painted ->
                                finish(runs.get(painted.facts()), painted.picture(), batch, Duration.ZERO);
                            case Outcome.Lost lost -> throw new RunException(lost.reason());
                        }
                    }));
        }
        return List.copyOf(entries.values());
    }

    /** One picture may be that of several runs; only the first took time. */
    private void finish(List<Run> alike, Picture picture, int batch, Duration took) {
        String pixels = Hashes.sha256(picture.rgb());
        Duration left = took;
        for (Run run : alike) {
            readings.read(run, picture.observations());
            Optional<String> written = write(run, picture);
            entries.put(run.index(), new PictureEntry(run.index(), batch, run.output(), written, pixels));
            listener.hear(
                    run.isPicture() ? new RunListener.PictureDone(experiment.name(), run, run.output().get(), left)
                            : new RunListener.TwinDone(experiment.name(), run, left));
            left = Duration.ZERO;
        }
    }

    /** The hash of the file; none where the run is not written. */
    private Optional<String> write(Run run, Picture picture) {
        if (!run.isPicture()) {
            gallery.keep(run, picture);
            return Optional.empty();
        }
        byte[] png = Png.encode(picture.width(), picture.height(), picture.rgb(), provenance.of(run));
        Outputs.write(run.output().get(), png);
        return Optional.of(Hashes.sha256(png));
    }
}
