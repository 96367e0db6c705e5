package unbox.runtime.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import unbox.language.model.Facts;
import unbox.runtime.tensor.Scope;

/** Notices values that are no finite numbers, and says in which picture and where they are. */
final class FiniteWatch {
    private FiniteWatch() {}

    /**
     * Looks at every row.
     *
     * @param values [rows, channels, height, width]; row i belongs to picture i modulo their number
     * @param place what the values are: {@code the U-Net's output at step 0}
     * @throws RunException if a value is infinite or not a number; it names the first such picture
     */
    static void require(NDArray values, List<Facts> pictures, String place) {
        float[] sums = Scope
                .compute(() -> values.toType(DataType.FLOAT32, false).sum(new int[]{1, 2, 3}).toFloatArray());
        for (int row = 0; row < sums.length; row++) {
            if (!Float.isFinite(sums[row])) {
                Facts facts = pictures.get(row % pictures.size());
                throw new RunException("The picture of \"%s\" with seed %d is lost: %s is not finite. "
                        .formatted(facts.prompt(), facts.seed(), place) + cure(facts));
            }
        }
    }

    private static String cure(Facts facts) {
        return facts.edit().isEmpty()
                ? "Where the script says dtype float16, float32 helps; else a weight file is damaged: fetch the model again."
                : "Its edit is too strong: use smaller numbers, or float32 where the script says dtype float16.";
    }
}
