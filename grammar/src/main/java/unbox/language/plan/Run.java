package unbox.language.plan;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import unbox.language.model.Facts;

/**
 * One cell of an experiment.
 *
 * @param index its place in {@link ExperimentPlan#runs()}
 * @param coordinates the axis values by axis name ({@code prompt}, {@code seed}, {@code edit}, {@code strength}, ...) as
 *        captions, every axis of the experiment included, in the order of the axes
 * @param output the picture's absolute path; empty for a twin that the script does not list
 * @param twin the index of the same cell without an edit; its own index where it has none
 */
public record Run(int index, Facts facts, Map<String, String> coordinates, Optional<Path> output, int twin) {

    /** Whether it counts as a picture; else it is a twin that is made to compare with. */
    public boolean isPicture() {
        return output.isPresent();
    }

    /** Whether it has an unedited twin to be compared with. */
    public boolean isEdited() {
        return twin != index;
    }
}
