package unbox.runtime.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Plan;
import unbox.runtime.RunException;
import unbox.runtime.reading.Claim;
import unbox.runtime.share.Batch;

/**
 * Everything that decides an experiment's pictures, and what came of it; manifest.json beside the pictures. Running
 * {@link #plan()} makes the same pictures, bit for bit on the same machine.
 *
 * @param file where it lies, absolute; the paths in it are relative to its folder
 * @param plan with this experiment alone; holds the texts of the script and its imports, the facts of each picture and
 *        every default that applied
 * @param fingerprint SHA-256 of everything that decides the results: what the plan says of the experiment, environment,
 *        weights and masks, but not where files lie, nor comments
 * @param environment what made the pictures: versions, device, threads
 * @param weights SHA-256 of every weight file
 * @param masks SHA-256 of every mask file, by its absolute path
 * @param batches in which the pictures were computed; each computed again gives the same bits
 * @param pictures an entry a run, in their order
 * @param claims an entry an expectation and edited picture
 */
public record Manifest(Path file, Plan plan, String fingerprint, Map<String, String> environment,
        Map<String, String> weights, Map<Path, String> masks, List<Batch> batches, List<PictureEntry> pictures,
        List<ClaimEntry> claims) {
    /** Its name in an experiment's folder. */
    public static final String FILE = "manifest.json";

    /**
     * A picture.
     *
     * @param batch the number of its batch in {@code batches}; -1 for one that is lost
     * @param path absolute; empty for a twin that was not written
     * @param sha256 of the file; empty likewise
     * @param pixels SHA-256 of its values, [height, width, 3] bytes
     * @param lost why there is no picture; then there are no hashes
     */
    public record PictureEntry(int run, int batch, Optional<Path> path, Optional<String> sha256,
            Optional<String> pixels, Optional<String> lost) {}

    /** What a claim came to for one picture. */
    public record ClaimEntry(String claim, int run, double value, boolean holds) {}

    /** The manifest of an experiment whose pictures are still to be made; the plan holds it alone. */
    public static Manifest draft(Plan plan, Map<String, String> environment, Map<String, String> weights) {
        ExperimentPlan experiment = plan.experiments().getFirst();
        Map<Path, String> masks = Masks.of(experiment);
        return new Manifest(experiment.folder().resolve(FILE), plan,
                ManifestJson.fingerprint(plan, environment, weights, masks), environment, weights, masks, List.of(),
                List.of(), List.of());
    }

    /** The same with what came of it. */
    public Manifest with(List<Batch> computed, List<PictureEntry> made, List<Claim> came) {
        var entries = came.stream().map(claim -> new ClaimEntry(claim.expectation().written(), claim.run().index(),
                claim.value(), claim.holds())).toList();
        return new Manifest(file, plan, fingerprint, environment, weights, masks, computed, made, entries);
    }

    /** The text of the file; the same manifest always gives the same. */
    public String toJson() {
        return ManifestJson.write(this);
    }

    /**
     * Reads a manifest.
     *
     * @throws RunException where it is missing, no manifest, cut short or of another version; the message says where
     */
    public static Manifest read(Path file) {
        return ManifestReader.read(file.toAbsolutePath().normalize());
    }

    public ExperimentPlan experiment() {
        return plan.experiments().getFirst();
    }

    /**
     * The plan, whose outputs stay inside a folder: whoever is given a manifest should not have to read where it writes.
     *
     * @throws RunException that names an output which would leave the folder
     */
    public Plan planInside(Path workspace) {
        Path inside = workspace.toAbsolutePath().normalize();
        experiment().outputs().filter(output -> !output.startsWith(inside)).findFirst().ifPresent(output -> {
            throw new RunException(file + " wants to write " + output + ", outside " + inside
                    + ". Write --out and a folder to have everything in there.");
        });
        return plan;
    }

    /** The plan with its outputs in another folder, all of them. */
    public Plan planIn(Path folder) {
        return MovedPlan.of(plan, folder.toAbsolutePath().normalize());
    }

    /**
     * What is not as it was when the pictures were made, in words; empty where they come out the same bit for bit.
     *
     * @param environmentNow what shall make them again
     * @param weightsNow with which weights
     */
    public List<String> differences(Map<String, String> environmentNow, Map<String, String> weightsNow) {
        List<String> differences = new ArrayList<>();
        changed(environment, environmentNow).forEach(name -> differences.add(name + " was "
                + environment.getOrDefault(name, "absent") + " when the manifest was written, and is "
                + environmentNow.getOrDefault(name, "absent") + " now"));
        changed(weights, weightsNow).forEach(
                name -> differences.add("the weights " + name + " are not those with which the manifest was written"));
        return differences;
    }

    private static List<String> changed(Map<String, String> then, Map<String, String> now) {
        var names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        return names.stream().filter(name -> !Objects.equals(then.get(name), now.get(name))).toList();
    }

    /**
     * Makes sure that the masks are those of the manifest.
     *
     * @throws RunException that names one that is missing or has changed
     */
    public void checkMasks() {
        masks.forEach((file, hash) -> {
            if (!Masks.hash(file).equals(hash)) {
                throw new RunException("The mask " + file + " has changed since " + this.file
                        + " was written. Bring the old one back, or run the script instead of the manifest.");
            }
        });
    }
}
