package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import unbox.runtime.tensor.Kernels;

/**
 * Rows of pictures on their way from noise to latents, between two steps. Its arrays belong to the scope in which it was
 * made.
 *
 * @param step the step that comes next, from 0
 * @param latents [rows, latent channels, height / factor, width / factor]
 * @param noise for each step the fresh noise that it takes, like the latents; none where the scheduler draws none
 */
public record Samples(int step, NDArray latents, List<NDArray> noise) {

    /** All its arrays, to keep or free. */
    public NDList arrays() {
        NDList arrays = new NDList(noise);
        arrays.add(latents);
        return arrays;
    }

    /** The same for other rows, each by the number of the row that it comes from. */
    public Samples rows(int[] rows, Kernels kernels) {
        return new Samples(step, kernels.rows(latents, rows),
                noise.stream().map(drawn -> kernels.rows(drawn, rows)).toList());
    }
}
