package unbox.runtime.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Supplier;

/** Draws contact sheets. */
public final class GridPainter {
    // Small pictures are shown larger until the sheet is this wide, large ones smaller until it is.
    private static final int ENLARGED_WIDTH = 1800;
    private static final int ENLARGED_CELL = 384;
    private static final int REDUCED_WIDTH = 2200;
    private static final int REDUCED_CELL = 512;
    // Many columns make a wider sheet before they make pictures too small to see.
    private static final int CROWDED_WIDTH = 6400;
    private static final int CROWDED_CELL = 128;
    private static final int SMALLEST_CELL = 32;
    private static final long MOST_PIXELS = 32_000_000;

    private GridPainter() {}

    /** Draws a sheet as an RGB picture; its pictures are asked for one after the other. */
    public static BufferedImage paint(GridSheet sheet) {
        Zoom zoom = zoom(sheet);
        GridLayout layout = layout(sheet);
        var image = new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        prepare(graphics, layout);
        for (int row = 0; row < layout.cells().size(); row++) {
            for (int column = 0; column < layout.cells().get(row).size(); column++) {
                drawCell(graphics, sheet.cells().get(row).get(column), layout.cells().get(row).get(column), zoom);
            }
        }
        layout.rules().forEach(rule -> fill(graphics, rule.place(), rule.colour()));
        layout.labels().forEach(label -> label.style().draw(graphics, label.text(), label.x(), label.baseLine()));
        sheet.legend().ifPresent(legend -> LegendPainter.draw(graphics, legend, layout.legend(), layout.style()));
        graphics.dispose();
        return image;
    }

    static GridLayout layout(GridSheet sheet) {
        Zoom zoom = zoom(sheet);
        return GridLayout.of(sheet, zoom.of(sheet.pictureWidth()), zoom.of(sheet.pictureHeight()));
    }

    /** How large pictures are shown: {@code factor} times, or where that is 1, one {@code divisor}th. */
    record Zoom(int factor, int divisor) {
        int of(int pixels) {
            return Math.max(1, pixels * factor / divisor);
        }

        BufferedImage of(BufferedImage image) {
            return divisor > 1 ? Scaling.reduce(image, divisor) : factor > 1 ? Scaling.enlarge(image, factor) : image;
        }
    }

    /** The largest whole zoom at which neither a picture nor the sheet gets too large. */
    private static Zoom zoom(GridSheet sheet) {
        int columns = Math.max(1, sheet.columns().size());
        int rows = Math.max(1, sheet.rows().size());
        int longSide = Math.max(sheet.pictureWidth(), sheet.pictureHeight());
        double crowded = Math.clamp((double) CROWDED_WIDTH / columns, SMALLEST_CELL, CROWDED_CELL);
        double most = Math.sqrt((double) MOST_PIXELS / ((long) rows * columns));
        double enlarged = Math.min(most, Math.clamp((double) ENLARGED_WIDTH / columns, crowded, ENLARGED_CELL));
        double reduced = Math.min(most, Math.clamp((double) REDUCED_WIDTH / columns, crowded, REDUCED_CELL));
        int factor = (int) (enlarged / longSide);
        return factor >= 1 ? new Zoom(factor, 1) : new Zoom(1, (int) Math.ceil(longSide / reduced));
    }

    private static void prepare(Graphics2D graphics, GridLayout layout) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        fill(graphics, new Rectangle(layout.width(), layout.height()), SheetStyle.PAPER);
    }

    private static void drawCell(Graphics2D graphics, Optional<Supplier<BufferedImage>> picture, Rectangle place,
            Zoom zoom) {
        if (picture.isEmpty()) {
            fill(graphics, place, SheetStyle.MISSING);
            return;
        }
        // A thin frame keeps a pale picture apart from the paper.
        fill(graphics, new Rectangle(place.x - 1, place.y - 1, place.width + 2, place.height + 2), SheetStyle.RULE);
        graphics.drawImage(zoom.of(picture.get().get()), place.x, place.y, null);
    }

    private static void fill(Graphics2D graphics, Rectangle place, Color colour) {
        graphics.setColor(colour);
        graphics.fill(place);
    }
}
