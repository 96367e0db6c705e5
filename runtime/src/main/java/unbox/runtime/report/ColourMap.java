package unbox.runtime.report;

/**
 * Colours for values from 0 to 1 that look evenly spaced: lightness grows in a straight line from nearly black over purple
 * and orange to pale yellow, so that the map can be read in grey and by the colour-blind. Made in Oklab (Björn Ottosson, "A
 * perceptual color space for image processing", 2020), where equal distances look equal.
 */
final class ColourMap {
    private static final double[] LIGHTNESS = {0.2, 0.96};
    private static final double[] CHROMA = {0.06, 0.13, 0.185, 0.19, 0.165, 0.15, 0.11};
    private static final double[] HUE_DEGREES = {-75, -60, -30, 15, 50, 80, 105};

    private ColourMap() {}

    /** The colour of a value as 0xRRGGBB; values outside 0..1 get the colours of its ends. */
    static int colour(double value) {
        double place = Math.clamp(value, 0, 1);
        double lightness = LIGHTNESS[0] + place * (LIGHTNESS[1] - LIGHTNESS[0]);
        double chroma = between(CHROMA, place);
        double hue = Math.toRadians(between(HUE_DEGREES, place));
        return fromOklab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
    }

    private static double between(double[] points, double place) {
        double position = place * (points.length - 1);
        int left = Math.min((int) position, points.length - 2);
        return points[left] + (position - left) * (points[left + 1] - points[left]);
    }

    private static int fromOklab(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        int red = toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = toByte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return red << 16 | green << 8 | blue;
    }

    private static double cube(double x) {
        return x * x * x;
    }

    /** Linear light to an sRGB byte. */
    private static int toByte(double linear) {
        double light = Math.clamp(linear, 0, 1);
        double encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.rint(encoded * 255);
    }
}
