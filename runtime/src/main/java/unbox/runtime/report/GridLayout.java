package unbox.runtime.report;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything on a sheet lies, in pixels from its upper left corner.
 *
 * @param cells by row, then column: where each picture goes
 * @param legend where the scale of colours goes; empty where there is none
 */
record GridLayout(int width, int height, List<Label> labels, List<Rule> rules, List<List<Rectangle>> cells,
        Rectangle legend, SheetStyle style) {

    /** A line of text, from its pen position on the base line. */
    record Label(String text, TextStyle style, double x, int baseLine) {

        double end() {
            return x + style.width(text);
        }

        Label shifted(int byX, int byY) {
            return new Label(text, style, x + byX, baseLine + byY);
        }
    }

    /** A thin line, one pixel wide. */
    record Rule(Rectangle place, Color colour) {

        Rule shifted(int byX, int byY) {
            return new Rule(new Rectangle(place.x + byX, place.y + byY, place.width, place.height), colour);
        }
    }

    /** Labels and rules that belong together, and the room they take. */
    record Block(int width, int height, List<Label> labels, List<Rule> rules) {

        Block shifted(int byX, int byY) {
            return new Block(width, height, labels.stream().map(label -> label.shifted(byX, byY)).toList(),
                    rules.stream().map(rule -> rule.shifted(byX, byY)).toList());
        }
    }

    /** Lays out a sheet whose pictures are shown {@code cellWidth} wide and {@code cellHeight} high. */
    static GridLayout of(GridSheet sheet, int cellWidth, int cellHeight) {
        var across = Track.of(sheet.columns(), cellWidth, Math.max(4, cellWidth / 32));
        var style = SheetStyle.of(cellWidth, across.length());
        var down = Track.of(sheet.rows(), cellHeight, style.gap());
        Block rows = RowHeadings.of(sheet, down, style);
        Block columns = ColumnHeadings.of(sheet, across, style);
        int content = Math.max(rows.width() + across.length(), SheetText.LEAST_WIDTH);
        Block head = SheetText.head(sheet.header(), content, style);
        Block foot = SheetText.foot(sheet.header(), content, style);

        int left = style.margin();
        int top = style.margin() + head.height() + columns.height();
        Rectangle legend = sheet.legend().isEmpty() ? new Rectangle()
                : new Rectangle(left, top + down.length() + style.margin() / 2, Math.min(content, 480),
                        LegendPainter.height(style));
        int footTop = top + down.length() + style.margin() / 2
                + (legend.isEmpty() ? 0 : legend.height + style.margin() / 2);
        var labels = new ArrayList<Label>();
        var rules = new ArrayList<Rule>();
        for (Block block : List.of(head.shifted(left, style.margin()), rows.shifted(left, top),
                columns.shifted(left + rows.width(), style.margin() + head.height()), foot.shifted(left, footTop))) {
            labels.addAll(block.labels());
            rules.addAll(block.rules());
        }
        return new GridLayout(content + 2 * left, footTop + foot.height() + style.margin() * 2 / 3, labels, rules,
                cells(across.shifted(left + rows.width()), down.shifted(top), cellHeight), legend, style);
    }

    private static List<List<Rectangle>> cells(Track across, Track down, int cellHeight) {
        var cells = new ArrayList<List<Rectangle>>();
        for (int y : down.starts()) {
            var row = new ArrayList<Rectangle>();
            for (int x : across.starts()) {
                row.add(new Rectangle(x, y, across.cell(), cellHeight));
            }
            cells.add(row);
        }
        return cells;
    }
}
