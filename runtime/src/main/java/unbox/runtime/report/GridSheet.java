package unbox.runtime.report;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a contact sheet shows.
 *
 * @param rowAxes the names of the axes that the rows stand for, outermost first
 * @param columnAxes likewise
 * @param rows a heading for each row axis, outermost first; equal neighbours become one
 * @param columns likewise
 * @param pictureWidth of every picture, in pixels
 * @param cells by row, then column: what gives the picture, since all together may not fit into memory; empty where there
 *        is none
 * @param legend the scale of what lies over the pictures
 */
public record GridSheet(Header header, List<String> rowAxes, List<String> columnAxes, List<Line> rows,
        List<Line> columns, int pictureWidth, int pictureHeight, List<List<Optional<Supplier<BufferedImage>>>> cells,
        Optional<Legend> legend) {

    /**
     * What stands above and below the pictures, so that a sheet reads on its own.
     *
     * @param title in large letters
     * @param subtitle beside the title, smaller; may be empty
     * @param summary a sentence or two; may be empty
     * @param facts what all pictures share, a line each
     * @param origin where the sheet comes from: at the foot, on the left
     * @param machine what made the pictures: at the foot, on the right
     */
    public record Header(String title, String subtitle, String summary, List<String> facts, String origin,
            String machine) {}

    /**
     * The headings of one row or column.
     *
     * @param unedited whether its pictures are what the others are compared with; it is then set apart
     */
    public record Line(List<Heading> headings, boolean unedited) {}

    /** A value of an axis, and what it stands for where that is longer ({@code sloth}: the whole prompt), else empty. */
    public record Heading(String caption, String detail) {}

    /** A scale of colours from 0 to the largest value. */
    public record Legend(String name, double largest) {}
}
