package unbox.runtime.weights;

import java.nio.file.Path;

/**
 * A tensor that holds values which are no finite numbers.
 *
 * @param value the first of them: NaN or an infinity
 * @param index where that stands in the tensor, counted row by row from 0
 * @param count how many there are
 */
public record NonFiniteWeight(Path file, String tensor, double value, long index, long count) {

    /** A sentence for a person. */
    public String message() {
        String all = count == 1 ? "" : ", the first of " + count + " values that are no finite numbers";
        return "%s: tensor %s holds %s at index %d%s; fetch the file again".formatted(file, tensor, value, index, all);
    }
}
