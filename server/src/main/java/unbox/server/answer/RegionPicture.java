package unbox.server.answer;

import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.region.RegionRasterizer;
import unbox.language.model.Region;

/** A region drawn with characters, so that every editor can show it. */
final class RegionPicture {
    private static final int COLUMNS = 24;
    private static final int ROWS = 12;
    private static final int PIXELS = 96;
    private static final String SHADES = " \u2591\u2592\u2593\u2588";

    private RegionPicture() {}

    /** The picture in a frame; what is in is dark. Says so where a mask cannot be read. */
    static String of(Region region) {
        try {
            float[] weights = new RegionRasterizer().weights(region, PIXELS, PIXELS, COLUMNS, ROWS);
            StringBuilder picture = new StringBuilder("```\n\u250c" + "\u2500".repeat(COLUMNS) + "\u2510\n");
            for (int row = 0; row < ROWS; row++) {
                picture.append('\u2502');
                for (int column = 0; column < COLUMNS; column++) {
                    picture.append(SHADES.charAt(Math.round(weights[row * COLUMNS + column] * (SHADES.length() - 1))));
                }
                picture.append("\u2502\n");
            }
            return picture + "\u2514" + "\u2500".repeat(COLUMNS) + "\u2518\n```\n\n" + share(weights);
        } catch (BrokenFileException unreadable) {
            return Cards.escaped(unreadable.getMessage());
        }
    }

    private static String share(float[] weights) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return Cards.number(100 * sum / weights.length) + " % of the picture";
    }
}
