package unbox.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Run;
import unbox.runtime.RunException;
import unbox.runtime.manifest.PictureId;
import unbox.runtime.manifest.Provenance;
import unbox.runtime.output.AtomicFiles;
import unbox.runtime.output.Reasons;
import unbox.runtime.store.Store;

/**
 * The rule for earlier results, so that a run never loses any:
 * <ul>
 * <li>A picture that is there already, with everything that decides it the same, stays.
 * <li>Where another picture is in the way of one, everything in the experiment's folder is set aside first: it moves from
 * {@code stripes} to {@code stripes.1}, or the next number that is free. Its manifest stays right, for it names its
 * pictures relative to itself.
 * <li>Where {@code save} puts pictures outside that folder, another one in the way stops the run before anything is
 * computed.
 * <li>What is in nobody's way stays; what the script does not make any more is told.
 * </ul>
 * {@code --overwrite} replaces what is in the way.
 */
final class OutputFolder {
    private final ExperimentPlan experiment;

    OutputFolder(ExperimentPlan experiment) {
        this.experiment = experiment;
    }

    /** Tries whether files can be written wherever the experiment wants to, before anything is computed. */
    void checkWritable() {
        Set<Path> folders = new LinkedHashSet<>(List.of(experiment.folder()));
        experiment.outputs().forEach(file -> folders.add(file.getParent()));
        for (Path folder : folders) {
            try {
                AtomicFiles.checkWritable(folder);
            } catch (IOException e) {
                throw new RunException("Nothing can be written into " + folder + ": " + Reasons.of(e)
                        + ". Choose another folder with --out.", e);
            }
        }
    }

    /**
     * Applies the rule.
     *
     * @return the folder that earlier results were moved to, where that was needed
     */
    Optional<Path> makeRoom(Store store, PictureId ids, boolean overwrite) {
        if (overwrite) {
            return Optional.empty();
        }
        List<Path> inTheWay = experiment.runs().stream().filter(Run::isPicture)
                .filter(run -> isInTheWay(store, ids.of(run.facts()), run.output().get()))
                .map(run -> run.output().get())
                .toList();
        for (Path file : inTheWay) {
            if (!file.startsWith(experiment.folder())) {
                throw new RunException(file + " is there already, and is not what experiment " + experiment.name()
                        + " makes now. Write --overwrite to replace it, --out to write elsewhere,"
                        + " or another \"save\" in the script.");
            }
        }
        return inTheWay.isEmpty() ? Optional.empty() : Optional.of(setAside());
    }

    private Path setAside() {
        Path folder = experiment.folder();
        int number = 1;
        while (Files.exists(folder.resolveSibling(folder.getFileName() + "." + number))) {
            number++;
        }
        Path earlier = folder.resolveSibling(folder.getFileName() + "." + number);
        try {
            Store.move(folder, earlier);
            return earlier;
        } catch (IOException e) {
            throw new RunException("The earlier results in " + folder + " cannot be moved to " + earlier + ": "
                    + Reasons.of(e) + ". Write --overwrite to replace them, or --out to write elsewhere.", e);
        }
    }

    /** What was written here and does not belong to the experiment any more. */
    List<Path> leftOver(Store store, Set<Path> made) {
        return store.files().stream().filter(file -> !made.contains(file)).toList();
    }

    /** Removes files, and folders that are empty then. */
    void remove(List<Path> files) {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
                for (Path folder = file.getParent(); !folder.equals(experiment.folder())
                        && folder.startsWith(experiment.folder()) && isEmpty(folder); folder = folder.getParent()) {
                    Files.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new RunException("Earlier results cannot be removed: " + Reasons.of(e) + ".", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean isInTheWay(Store store, String id, Path file) {
        return Files.exists(file) && store.find(id, file).isEmpty()
                && !Provenance.picture(file).equals(Optional.of(id));
    }
}
