package unbox.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.runtime.report.GridLayout.Label;

/** Where things lie on a sheet. */
class GridLayoutTest {
    private static final String SLOTH = "A cinematic shot of a professor sloth wearing a tuxedo at a BBQ party";

    @Test
    void theUneditedColumnStandsApart() {
        var row = layout(sheet(1, "none", "stripy(2)", "stripy(4)"), 128).cells().getFirst();

        assertTrue(gap(row, 0) > 2 * gap(row, 1), row.toString());
    }

    @Test
    void aHeadingStandsInTheMiddleAboveItsColumn() {
        var layout = layout(sheet(1, "none", "stripy(2)"), 256);
        Label heading = label(layout, "stripy(2)");
        Rectangle picture = layout.cells().get(0).get(1);

        assertEquals(picture.getCenterX(), (heading.x() + heading.end()) / 2, 1);
        assertTrue(heading.baseLine() < picture.y);
    }

    @Test
    void equalNeighboursShareOneHeading() {
        List<GridSheet.Line> columns = new ArrayList<>();
        for (String feature : List.of("fur", "stripes")) {
            for (String strength : List.of("2", "4", "8")) {
                columns.add(line(false, feature, strength));
            }
        }
        var layout = layout(sheet(List.of(line(false)), List.of("f", "strength"), columns), 128);

        assertEquals(1, count(layout, "fur"));
        assertEquals(2, count(layout, "4"));
        var row = layout.cells().getFirst();
        assertEquals((row.get(0).x + row.get(2).getMaxX()) / 2,
                (label(layout, "fur").x() + label(layout, "fur").end()) / 2, 1);
        assertTrue(gap(row, 2) > 2 * gap(row, 1), row.toString());
    }

    @Test
    void aRowsHeadingStandsLeftOfItsPictures() {
        var layout = layout(sheet(3, "none"), 128);

        for (int row = 0; row < 3; row++) {
            Label heading = label(layout, "seed " + row);
            Rectangle picture = layout.cells().get(row).getFirst();
            assertTrue(heading.end() < picture.x);
            assertTrue(picture.y < heading.baseLine() && heading.baseLine() < picture.getMaxY());
        }
    }

    @Test
    void aNamedPromptIsSpelledOutBelowItsName() {
        var heading = new GridSheet.Heading("sloth", SLOTH);
        var rows = List.of(new GridSheet.Line(List.of(heading), false));
        var layout = layout(sheet(rows, List.of("edit"), List.of(line(true, "none"))), 256);

        String below = String.join(" ", layout.labels().stream().map(Label::text).toList());
        assertTrue(below.contains("sloth A cinematic"), below);
        assertTrue(below.contains("BBQ party"), below);
    }

    @ParameterizedTest(name = "{0} rows, {1} columns of {2} pixels")
    @CsvSource({"1, 1, 32", "1, 1, 128", "1, 1, 512", "4, 5, 256", "2, 40, 128", "40, 2, 128", "3, 3, 48"})
    void nothingLeavesTheSheetOrLiesOnAPicture(int rows, int columns, int cell) {
        List<GridSheet.Line> across = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            across.add(line(i == 0, "a rather long caption with a number " + i));
        }
        List<GridSheet.Line> down = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            down.add(line(false, SLOTH + i));
        }
        var layout = layout(sheet(down, List.of("edit"), across), cell);

        var sheet = new Rectangle(0, 0, layout.width(), layout.height());
        for (Label label : layout.labels()) {
            var box = new Rectangle((int) Math.ceil(label.x()), label.baseLine() - (int) (label.style().size() * 0.7),
                    (int) label.style().width(label.text()), (int) (label.style().size() * 0.7));
            assertTrue(box.isEmpty() || sheet.contains(box), label.toString());
            assertFalse(layout.cells().stream().flatMap(List::stream).anyMatch(box::intersects), label.toString());
        }
    }

    @Test
    void picturesNeverTouch() {
        var layout = layout(sheet(4, "none", "a", "b", "c"), 128);
        var all = layout.cells().stream().flatMap(List::stream).toList();

        for (Rectangle one : all) {
            assertEquals(1, all.stream().filter(one::intersects).count());
        }
    }

    private static GridLayout layout(GridSheet sheet, int cell) {
        return GridLayout.of(sheet, cell, cell);
    }

    private static int gap(List<Rectangle> row, int after) {
        return row.get(after + 1).x - row.get(after).x - row.get(after).width;
    }

    private static long count(GridLayout layout, String text) {
        return layout.labels().stream().filter(label -> label.text().equals(text)).count();
    }

    private static Label label(GridLayout layout, String text) {
        return layout.labels().stream().filter(label -> label.text().equals(text)).findFirst().orElseThrow();
    }

    private static GridSheet sheet(int seeds, String... edits) {
        List<GridSheet.Line> rows = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            rows.add(line(false, "seed " + seed));
        }
        List<GridSheet.Line> columns = new ArrayList<>();
        for (String edit : edits) {
            columns.add(line(edit.equals("none"), edit));
        }
        return sheet(rows, List.of("edit"), columns);
    }

    private static GridSheet sheet(List<GridSheet.Line> rows, List<String> columnAxes, List<GridSheet.Line> columns) {
        var header = new GridSheet.Header("stripes", "seed 3", "Which block paints texture?",
                List.of("prompt “" + SLOTH + "”"),
                "tiger.unbox · sha256 00ff00ff", "unbox 0.1.0 · landscape · float32 · cpu");
        var rowAxes = rows.getFirst().headings().isEmpty() ? List.<String>of() : List.of("seed");
        return new GridSheet(header, rowAxes, columnAxes, rows, columns, 128, 128, List.of(), Optional.empty());
    }

    private static GridSheet.Line line(boolean unedited, String... captions) {
        return new GridSheet.Line(
                java.util.Arrays.stream(captions).map(caption -> new GridSheet.Heading(caption, "")).toList(),
                unedited);
    }
}
