package unbox.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unbox.language.plan.ExperimentPlan;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.manifest.Provenance;
import unbox.runtime.output.AtomicFiles;
import unbox.runtime.output.Reasons;

/**
 * The rule for earlier results, so that a run never loses any:
 * <ul>
 * <li>Results of the same fingerprint (see {@link Manifest}) are written again in their places; the pictures are the same.
 * <li>Any others in the experiment's folder are set aside first: the folder {@code stripes} becomes {@code stripes.1}, or the
 * next number that is free. Its manifest stays right, for it names its pictures relative to itself.
 * <li>Where {@code save} puts pictures outside that folder, one that is not of the same fingerprint stops the run before
 * anything is computed.
 * </ul>
 * {@code --overwrite} replaces all of them.
 */
final class OutputFolder {
    private static final String TEMPORARY = ".part";

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
     * @return the folder that other results were moved to, where there were any
     */
    Optional<Path> makeRoom(String fingerprint, boolean overwrite) {
        if (overwrite) {
            return Optional.empty();
        }
        for (Path file : experiment.outputs().toList()) {
            if (!file.startsWith(experiment.folder()) && Files.exists(file) && !isOf(fingerprint, file)) {
                throw new RunException(file + " is there already, and is not what experiment " + experiment.name()
                        + " makes now. Write --overwrite to replace it, --out to write elsewhere,"
                        + " or another \"save\" in the script.");
            }
        }
        return holdsOthers(fingerprint) ? Optional.of(setAside()) : Optional.empty();
    }

    private boolean holdsOthers(String fingerprint) {
        Path manifest = experiment.folder().resolve(Manifest.FILE);
        if (Files.exists(manifest)) {
            return !Manifest.fingerprint(manifest).equals(Optional.of(fingerprint));
        }
        // A run that was interrupted has left pictures, but no manifest.
        try (var files = Files.walk(experiment.folder())) {
            return files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(TEMPORARY))
                    .anyMatch(file -> !isOf(fingerprint, file));
        } catch (IOException e) {
            throw new RunException("The folder " + experiment.folder() + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    private Path setAside() {
        Path folder = experiment.folder();
        int number = 1;
        while (Files.exists(folder.resolveSibling(folder.getFileName() + "." + number))) {
            number++;
        }
        Path earlier = folder.resolveSibling(folder.getFileName() + "." + number);
        try {
            Files.move(folder, earlier);
            Files.createDirectories(folder);
            return earlier;
        } catch (IOException e) {
            throw new RunException("The earlier results in " + folder + " cannot be moved to " + earlier + ": "
                    + Reasons.of(e) + ". Write --overwrite to replace them, or --out to write elsewhere.", e);
        }
    }

    private static boolean isOf(String fingerprint, Path file) {
        return Provenance.fingerprint(file).equals(Optional.of(fingerprint));
    }
}
