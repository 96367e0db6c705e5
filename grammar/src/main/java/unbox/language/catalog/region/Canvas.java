package unbox.language.catalog.region;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Weights on a grid of pixels.
 *
 * @param values [height * width], row by row
 */
record Canvas(int width, int height, double[] values) {

    /** Whether a place, in fractions of the picture, is in. */
    interface Shape {
        boolean holds(double x, double y);
    }

    /** 1 where a pixel's centre is in, else 0. */
    static Canvas sampled(int width, int height, Shape shape) {
        double[] values = new double[Math.multiplyExact(width, height)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] = shape.holds((x + 0.5) / width, (y + 0.5) / height) ? 1 : 0;
            }
        }
        return new Canvas(width, height, values);
    }

    Canvas map(DoubleUnaryOperator operator) {
        return new Canvas(width, height, Arrays.stream(values).map(operator).toArray());
    }

    /** Each weight with that of another canvas of the same size. */
    Canvas with(Canvas other, DoubleBinaryOperator operator) {
        double[] both = new double[values.length];
        Arrays.setAll(both, at -> operator.applyAsDouble(values[at], other.values[at]));
        return new Canvas(width, height, both);
    }

    /** The mean over each cell of another grid; cells may cut through pixels. */
    Canvas byArea(int gridWidth, int gridHeight) {
        if (gridWidth == width && gridHeight == height) {
            return this;
        }
        return rowsByArea(gridHeight).transposed().rowsByArea(gridWidth).transposed();
    }

    private Canvas rowsByArea(int rows) {
        double[] means = new double[Math.multiplyExact(rows, width)];
        for (int row = 0; row < rows; row++) {
            double top = (double) ((long) row * height) / rows;
            double bottom = (double) ((row + 1L) * height) / rows;
            for (int y = (int) top; y < Math.min(height, Math.ceil(bottom)); y++) {
                double share = (Math.min(bottom, y + 1) - Math.max(top, y)) / (bottom - top);
                for (int x = 0; x < width; x++) {
                    means[row * width + x] += share * values[y * width + x];
                }
            }
        }
        return new Canvas(width, rows, means);
    }

    private Canvas transposed() {
        double[] turned = new double[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + y] = values[y * width + x];
            }
        }
        return new Canvas(height, width, turned);
    }
}
