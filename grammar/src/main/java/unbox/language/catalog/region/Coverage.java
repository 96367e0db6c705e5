package unbox.language.catalog.region;

import java.util.Optional;
import unbox.language.model.Region;

/** Whether a region without masks holds a pixel of the picture. */
public final class Coverage {
    /** Distances between the pixels that are tried: nearly every region shows itself to a coarse search. */
    private static final int[] STRIDES = {32, 4, 1};
    /** Pixels times shapes that take about a second. */
    private static final long MOST_TRIED = 1L << 26;

    private Coverage() {}

    /**
     * Whether any pixel's centre weighs more than 0; empty where there are too many to try.
     *
     * @param region without masks
     * @param width of the picture in pixels
     */
    public static Optional<Boolean> holdsAPixel(Region region, int width, int height) {
        long shapes = shapes(region);
        for (int stride : STRIDES) {
            long columns = width / stride + 1;
            long rows = height / stride + 1;
            if (columns * rows > MOST_TRIED / shapes) {
                return Optional.empty();
            }
            if (holdsAPixel(region, width, height, stride)) {
                return Optional.of(true);
            }
        }
        return Optional.of(false);
    }

    private static boolean holdsAPixel(Region region, int width, int height, int stride) {
        for (int y = stride / 2; y < height; y += stride) {
            for (int x = stride / 2; x < width; x += stride) {
                if (weight(region, (x + 0.5) / width, (y + 0.5) / height) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long shapes(Region region) {
        return switch (region) {
            case Region.Not(Region inner) -> 1 + shapes(inner);
            case Region.And(Region left, Region right) -> shapes(left) + shapes(right);
            case Region.Or(Region left, Region right) -> shapes(left) + shapes(right);
            case Region.Everywhere() -> 1;
            case Region.Rectangle rectangle -> 1;
            case Region.Ellipse ellipse -> 1;
            case Region.Mask mask -> 1;
        };
    }

    private static double weight(Region region, double x, double y) {
        return switch (region) {
            case Region.Everywhere() -> 1;
            case Region.Rectangle rectangle -> rectangle.holds(x, y) ? 1 : 0;
            case Region.Ellipse ellipse -> ellipse.holds(x, y) ? 1 : 0;
            case Region.Not(Region inner) -> 1 - weight(inner, x, y);
            case Region.And(Region left, Region right) -> Math.min(weight(left, x, y), weight(right, x, y));
            case Region.Or(Region left, Region right) -> Math.max(weight(left, x, y), weight(right, x, y));
            case Region.Mask mask -> throw new IllegalArgumentException("a mask's pixels are not known here");
        };
    }
}
