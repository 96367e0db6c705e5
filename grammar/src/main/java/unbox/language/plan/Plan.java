package unbox.language.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import unbox.language.model.Feature;
import unbox.language.model.ModelReference;

/**
 * What a script makes, with every value known: what the runtime runs and the manifest keeps.
 *
 * @param script the script's absolute path
 * @param sources the script and what it imports, the script first: their texts decide the pictures
 * @param dtype {@code float32} or {@code float16}
 * @param labels what the text and its imports call features; they take the place of the catalog's labels
 * @param defaults every value that the script left open and what stands for it
 */
public record Plan(Path script, List<SourceText> sources, ModelReference model, List<ModelReference> autoencoders,
        String dtype, Map<Feature, String> labels, List<AppliedDefault> defaults, List<ExperimentPlan> experiments) {

    /** A text that decides the pictures. The path is absolute. */
    public record SourceText(Path path, String text) {}

    /** A value the script left open: {@code steps}, {@code 1}, {@code "a Turbo model"}. */
    public record AppliedDefault(String name, String value, String reason) {}

    /** How many pictures the plan makes; twins that the script does not list are not counted. */
    public int pictures() {
        return experiments.stream().mapToInt(ExperimentPlan::pictures).sum();
    }
}
