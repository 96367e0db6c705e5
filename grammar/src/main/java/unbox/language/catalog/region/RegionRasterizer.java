package unbox.language.catalog.region;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleBinaryOperator;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.model.Region;

/**
 * Regions as weights. Shapes are sampled at the picture's pixel centres; everything is computed in double precision. Reads
 * each mask file once: a new rasterizer sees later changes. Safe for several threads.
 */
public final class RegionRasterizer {
    private static final int COARSE = 16;

    private final Map<Path, Canvas> masks = new ConcurrentHashMap<>();

    /**
     * The weights of a block's grid: of each cell the mean over its area.
     *
     * @param width of the picture in pixels
     * @param gridWidth of the block's grid
     * @return [gridHeight * gridWidth], row by row, 0 to 1
     * @throws BrokenFileException where a mask file is missing or no picture
     */
    public float[] weights(Region region, int width, int height, int gridWidth, int gridHeight) {
        double[] cells = canvas(region, width, height).byArea(gridWidth, gridHeight).values();
        float[] weights = new float[cells.length];
        for (int at = 0; at < cells.length; at++) {
            weights[at] = (float) cells[at];
        }
        return weights;
    }

    /**
     * The weights of the picture's pixels.
     *
     * @return [height * width], row by row, 0 to 1
     * @throws BrokenFileException where a mask file is missing or no picture
     */
    public double[] pixels(Region region, int width, int height) {
        return canvas(region, width, height).byArea(width, height).values();
    }

    /** A mask alone, or turned inside out, keeps its own size; everything else has the picture's. */
    private Canvas canvas(Region region, int width, int height) {
        return switch (region) {
            case Region.Everywhere() -> Canvas.sampled(width, height, (x, y) -> true);
            case Region.Rectangle rectangle -> Canvas.sampled(width, height, rectangle::holds);
            case Region.Ellipse ellipse -> Canvas.sampled(width, height, ellipse::holds);
            case Region.Mask(Path file) -> masks.computeIfAbsent(file, RegionRasterizer::mask);
            case Region.Not(Region inner) -> canvas(inner, width, height).map(weight -> 1 - weight);
            case Region.And(Region left, Region right) -> combined(left, right, width, height, Math::min);
            case Region.Or(Region left, Region right) -> combined(left, right, width, height, Math::max);
        };
    }

    private Canvas combined(Region left, Region right, int width, int height, DoubleBinaryOperator operator) {
        return canvas(left, width, height).byArea(width, height)
                .with(canvas(right, width, height).byArea(width, height), operator);
    }

    private static Canvas mask(Path file) {
        MaskPicture picture = MaskPicture.read(file);
        double[] values = new double[picture.luminance().length];
        for (int at = 0; at < values.length; at++) {
            values[at] = Byte.toUnsignedInt(picture.luminance()[at]) / 255.0;
        }
        return new Canvas(picture.width(), picture.height(), values);
    }
}
