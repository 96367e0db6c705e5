package unbox.runtime.report;

import java.awt.image.BufferedImage;

/** Lays what a feature does over a picture: the picture in grey where it is off, in the colours of a scale where it is on. */
public final class HeatMapPainter {
    /** How much of a picture's light and shade stays where the feature is on. */
    private static final double SHADE = 0.35;
    /** The colours cover the grey from a third of the scale on; below it they fade in. */
    private static final double FULL_COVER = 3;
    /** The grey is kept pale, so that the scale's dark colours stand out. */
    private static final double PALEST_BLACK = 0.3;

    private HeatMapPainter() {}

    /**
     * Draws the overlay at the picture's size.
     *
     * @param activation [height, width] of the block's grid, none below 0
     * @param largest the activation that gets the last colour of the scale
     */
    public static BufferedImage paint(BufferedImage picture, float[] activation, int height, int width,
            double largest) {
        var overlay = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            double row = (y + 0.5) * height / picture.getHeight() - 0.5;
            for (int x = 0; x < picture.getWidth(); x++) {
                double column = (x + 0.5) * width / picture.getWidth() - 0.5;
                double heat = largest > 0 ? between(activation, height, width, row, column) / largest : 0;
                overlay.setRGB(x, y, blend(picture.getRGB(x, y), heat));
            }
        }
        return overlay;
    }

    /** Bilinear interpolation between the middles of the grid's cells. */
    private static double between(float[] values, int height, int width, double row, double column) {
        int top = Math.clamp((int) Math.floor(row), 0, height - 1);
        int left = Math.clamp((int) Math.floor(column), 0, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        int right = Math.min(left + 1, width - 1);
        double down = Math.clamp(row - top, 0, 1);
        double across = Math.clamp(column - left, 0, 1);
        double upper = values[top * width + left] * (1 - across) + values[top * width + right] * across;
        double lower = values[bottom * width + left] * (1 - across) + values[bottom * width + right] * across;
        return upper * (1 - down) + lower * down;
    }

    /** A pixel under heat from 0 to 1. */
    static int blend(int rgb, double heat) {
        double light = (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff)) / 255;
        double grey = 255 * (PALEST_BLACK + (1 - PALEST_BLACK) * light);
        double shade = 1 - SHADE + SHADE * light;
        double cover = Math.min(1, heat * FULL_COVER);
        int colour = ColourMap.colour(heat);
        int blended = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double warm = (colour >> shift & 0xff) * shade;
            blended |= (int) Math.rint(grey * (1 - cover) + warm * cover) << shift;
        }
        return blended;
    }
}
