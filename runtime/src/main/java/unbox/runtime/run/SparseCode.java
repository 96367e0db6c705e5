package unbox.runtime.run;

/**
 * The code of a block's update at one step, on the heap: for each position of the grid, row by row, its k strongest
 * features and how strongly each is on (0: not).
 *
 * @param indices [height * width * k]
 * @param values [height * width * k]
 */
public record SparseCode(int height, int width, int k, int[] indices, float[] values) {}
