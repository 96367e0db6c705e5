package unbox.server.answer;

import java.util.Base64;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.region.RegionRasterizer;
import unbox.language.model.Region;
import unbox.language.syntax.Statement;
import unbox.server.snapshot.Snapshot;

/** A region drawn small, in the shape of the script's pictures; what is in is full. */
final class RegionPicture {
    private static final int ROWS = 12;
    private static final int COLUMNS_OF_A_SQUARE = 24;
    private static final int MOST_COLUMNS = 48;
    private static final int LINES = 96;
    /** Each weight is the mean of so many samples, each way. */
    private static final int SAMPLES = 4;
    private static final String SHADES = " ░▒▓█";
    /** Dark and light, but neither black nor white: both are seen on any background. */
    private static final int OUTSIDE = 48;
    private static final int INSIDE = 224;

    private final Region region;
    private final double ratio;

    private RegionPicture(Region region, double ratio) {
        this.region = region;
        this.ratio = ratio;
    }

    /** The drawing, and how much of the picture it is. Says so where a mask cannot be read. */
    static String of(Region region, Snapshot snapshot, Drawing drawing) {
        var picture = new RegionPicture(region, ratio(snapshot));
        try {
            return switch (drawing) {
                case CHARACTERS -> picture.characters();
                case PICTURES -> picture.pixels();
            };
        } catch (BrokenFileException unreadable) {
            return Cards.escaped(unreadable.getMessage());
        }
    }

    /** Width to height of the pictures that a script makes. */
    private static double ratio(Snapshot snapshot) {
        return snapshot.script().model().stream().flatMap(model -> model.settings().stream())
                .filter(Statement.SizeSetting.class::isInstance).map(Statement.SizeSetting.class::cast)
                .filter(size -> size.width() > 0 && size.height() > 0)
                .map(size -> (double) size.width() / size.height()).findFirst()
                .or(() -> snapshot.catalog().model()
                        .map(model -> (double) model.defaultWidth() / model.defaultHeight()))
                .orElse(1.0);
    }

    private String characters() {
        int columns = Math.clamp(Math.round(COLUMNS_OF_A_SQUARE * ratio), COLUMNS_OF_A_SQUARE / 2, MOST_COLUMNS);
        float[] weights = weights(columns, ROWS, 2 * SAMPLES);
        StringBuilder picture = new StringBuilder("```\n┌" + "─".repeat(columns) + "┐\n");
        for (int row = 0; row < ROWS; row++) {
            picture.append('│');
            for (int column = 0; column < columns; column++) {
                picture.append(SHADES.charAt(Math.round(weights[row * columns + column] * (SHADES.length() - 1))));
            }
            picture.append("│\n");
        }
        return picture + "└" + "─".repeat(columns) + "┘\n```\n\n" + share(weights);
    }

    private String pixels() {
        int width = Math.clamp(Math.round(LINES * ratio), LINES / 2, 2 * LINES);
        float[] weights = weights(width, LINES, SAMPLES);
        byte[] gray = new byte[weights.length];
        for (int at = 0; at < gray.length; at++) {
            gray[at] = (byte) (OUTSIDE + Math.round(weights[at] * (INSIDE - OUTSIDE)));
        }
        return "![" + share(weights) + "](data:image/png;base64,"
                + Base64.getEncoder().encodeToString(Png.of(width, LINES, gray)) + ")\n\n" + share(weights);
    }

    private float[] weights(int columns, int rows, int samples) {
        return new RegionRasterizer().weights(region, columns * samples, rows * samples, columns, rows);
    }

    private static String share(float[] weights) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return Cards.number(100 * sum / weights.length) + " % of the picture";
    }
}
