package unbox.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unbox.language.model.Facts;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Run;
import unbox.runtime.manifest.Manifest.PictureEntry;
import unbox.runtime.manifest.PictureId;
import unbox.runtime.manifest.Provenance;
import unbox.runtime.output.Hashes;
import unbox.runtime.output.Png;
import unbox.runtime.reading.Gallery;
import unbox.runtime.reading.Picture;
import unbox.runtime.reading.Readings;
import unbox.runtime.run.RunListener.Origin;
import unbox.runtime.share.Batch;
import unbox.runtime.store.Store;

/** Brings an experiment's pictures to their places: those that are there are taken, the others painted batch by batch. */
final class PicturePass {
    private final ExperimentPlan experiment;
    private final PictureId ids;
    private final Provenance provenance;
    private final Readings readings;
    private final Gallery gallery;
    private final Store store;
    private final RunListener listener;
    private final Map<Facts, List<Run>> runs;
    private final Map<Integer, PictureEntry> entries = new TreeMap<>();

    PicturePass(ExperimentPlan experiment, PictureId ids, Provenance provenance, Readings readings, Gallery gallery,
            Store store, RunListener listener) {
        this.experiment = experiment;
        this.ids = ids;
        this.provenance = provenance;
        this.readings = readings;
        this.gallery = gallery;
        this.store = store;
        this.listener = listener;
        runs = experiment.runs().stream().collect(Collectors.groupingBy(Run::facts));
    }

    /** What was made: an entry a run, in their order, and the batches that they name. */
    record Made(List<PictureEntry> entries, List<Batch> batches) {}

    Made make(Job job, Takeover takeover, Painter painter, RunWatch watch) {
        try (PictureWriter writer = new PictureWriter()) {
            job.taken().forEach((facts, taken) -> writer.submit(() -> take(facts, taken, takeover)));
            job.batches().forEach((number, batch) -> {
                watch.begin();
                painter.paint(batch, new PaintRequest(job.missing()::contains, readings.blocks(), watch,
                        outcome -> writer.submit(() -> finish(outcome, number))));
            });
            writer.finish();
        }
        return made();
    }

    private void take(Facts facts, Takeover.Taken taken, Takeover takeover) {
        Picture picture = null;
        for (Run run : runs.get(facts)) {
            readings.read(run, taken.observations());
            Optional<Store.Kept> inPlace = takeover.inPlace(run);
            if (inPlace.isPresent()) {
                gallery.add(run, inPlace.get().file());
                enter(run, taken.batch(), inPlace.get().sha256(), inPlace.get().pixels());
            } else if (run.output().isEmpty()) {
                adopt(run, taken);
            } else {
                picture = picture == null ? Takeover.read(taken) : picture;
                write(run, picture, taken.batch());
            }
            tell(run, Origin.TAKEN);
        }
    }

    /** Nobody reads in a hidden file where its picture comes from: it need not be written anew. */
    private void adopt(Run run, Takeover.Taken taken) {
        String id = ids.of(run.facts());
        Path file = store.twin(id);
        String pixels = taken.kept().pixels();
        String sha256 = store.keep(id, taken.batch(), file, Takeover.file(taken), pixels, taken.observations(),
                readings.blocks());
        gallery.add(run, file);
        enter(run, taken.batch(), sha256, pixels);
    }

    private void finish(Outcome outcome, int batch) {
        for (Run run : runs.get(outcome.facts())) {
            switch (outcome) {
                case Outcome.Painted painted -> {
                    readings.read(run, painted.picture().observations());
                    write(run, painted.picture(), batch);
                    tell(run, Origin.PAINTED);
                }
                case Outcome.Lost lost -> {
                    entries.put(run.index(), new PictureEntry(run.index(), -1, Optional.empty(), Optional.empty(),
                            Optional.empty(), Optional.of(lost.reason())));
                    listener.hear(new RunListener.PictureLost(experiment.name(), run, lost.reason()));
                }
            }
        }
    }

    private void write(Run run, Picture picture, int batch) {
        String id = ids.of(run.facts());
        Path file = run.output().orElse(store.twin(id));
        byte[] png = Png.encode(picture.width(), picture.height(), picture.rgb(), provenance.of(run));
        String pixels = Hashes.sha256(picture.rgb());
        String sha256 = store.keep(id, batch, file, png, pixels, picture.observations(), readings.blocks());
        gallery.add(run, file, picture);
        enter(run, batch, sha256, pixels);
    }

    private void enter(Run run, int batch, String sha256, String pixels) {
        entries.put(run.index(), new PictureEntry(run.index(), batch, run.output(), run.output().map(path -> sha256),
                Optional.of(pixels), Optional.empty()));
    }

    private void tell(Run run, Origin origin) {
        listener.hear(run.isPicture()
                ? new RunListener.PictureDone(experiment.name(), run, run.output().get(), origin)
                : new RunListener.TwinDone(experiment.name(), run, origin));
    }

    /** Batches are numbered anew, in the order in which the runs name them. */
    private Made made() {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        List<PictureEntry> renumbered = new ArrayList<>();
        for (PictureEntry entry : entries.values()) {
            int number = entry.lost().isPresent() ? -1
                    : numbers.computeIfAbsent(entry.batch(), old -> numbers.size());
            renumbered.add(new PictureEntry(entry.run(), number, entry.path(), entry.sha256(), entry.pixels(),
                    entry.lost()));
        }
        return new Made(renumbered,
                numbers.keySet().stream().map(store::batch).toList());
    }
}
