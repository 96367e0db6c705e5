package unbox.language.check;

import unbox.language.check.Known.Size;
import unbox.language.model.Region;

/** Whether a region without masks holds a pixel of the picture. */
final class Coverage {
    /** Distances between the pixels that are tried: nearly every region shows itself to a coarse search. */
    private static final int[] STRIDES = {32, 4, 1};

    private Coverage() {}

    /** Whether any pixel's centre weighs more than 0. */
    static boolean holdsAPixel(Region region, Size size) {
        for (int stride : STRIDES) {
            for (int y = stride / 2; y < size.height(); y += stride) {
                for (int x = stride / 2; x < size.width(); x += stride) {
                    if (weight(region, (x + 0.5) / size.width(), (y + 0.5) / size.height()) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
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
