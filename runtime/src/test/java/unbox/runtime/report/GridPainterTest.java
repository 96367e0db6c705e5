package unbox.runtime.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.runtime.output.AtomicFiles;
import unbox.runtime.output.PictureFiles;
import unbox.runtime.output.Png;

class GridPainterTest {
    private static final Path GOLDEN = Path.of("src/test/resources/unbox/runtime/report/sheet.png");
    private static final Path ACTUAL = Path.of("target/sheet.png");

    /** Looked at by a person, who found it good. Another Java may smooth edges a little differently. */
    @Test
    void aSheetLooksAsItDid() throws IOException {
        BufferedImage sheet = GridPainter.paint(sheetOfCases());
        AtomicFiles.write(ACTUAL,
                Png.encode(sheet.getWidth(), sheet.getHeight(), PictureFiles.rgb(sheet), Map.of()));

        BufferedImage golden = PictureFiles.read(GOLDEN);

        assertEquals(golden.getWidth() + " x " + golden.getHeight(), sheet.getWidth() + " x " + sheet.getHeight());
        assertEquals(0, meanDifference(PictureFiles.rgb(golden), PictureFiles.rgb(sheet)), 0.2,
                "look at " + ACTUAL + "; where it is better, it is the new " + GOLDEN);
    }

    @Test
    void aSheetIsEveryTimeTheSame() throws IOException {
        assertArrayEquals(PictureFiles.rgb(GridPainter.paint(sheetOfCases())),
                PictureFiles.rgb(GridPainter.paint(sheetOfCases())));
    }

    @ParameterizedTest(name = "{0} x {1} pictures of {2}: between {3} and {4} wide")
    @CsvSource({"1, 1, 128, 512, 640", "1, 1, 512, 512, 640", "1, 1, 1024, 512, 640", "4, 5, 128, 1300, 1800",
            "4, 5, 512, 1300, 2400", "2, 40, 128, 5000, 7000", "2, 40, 512, 5000, 7000", "100, 100, 512, 3000, 8000",
            "1, 300, 128, 8000, 15000"})
    void aSheetStaysReadableAndBounded(int rows, int columns, int size, int least, int most) {
        GridLayout sheet = GridPainter.layout(sheet(rows, columns, size));

        assertTrue(least <= sheet.width() && sheet.width() <= most, sheet.width() + " wide");
        assertTrue((long) sheet.width() * sheet.height() < 50_000_000, sheet.height() + " high");
    }

    private static GridSheet sheet(int rows, int columns, int size) {
        var header = new GridSheet.Header("a", "", "", List.of(), "b", "c");
        return new GridSheet(header, List.of("seed"), List.of("edit"), lines(rows), lines(columns), size, size,
                List.of(), Optional.empty());
    }

    private static List<GridSheet.Line> lines(int count) {
        List<GridSheet.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(i == 0, String.valueOf(i)));
        }
        return lines;
    }

    private static GridSheet sheetOfCases() throws IOException {
        var header = new GridSheet.Header("paint", "seed 12", "What one feature of up.0.1 does inside a region.",
                List.of("1 step  ·  128 × 128"), "paint.unbox  ·  sha256 00ff00ff",
                "unbox 0.1.0  ·  landscape  ·  float32  ·  cpu");
        List<List<Optional<Supplier<BufferedImage>>>> cells = List.of(List.of(picture("00-plain"), picture("03-clouds"),
                picture("04-paint"), picture("05-skip"), Optional.empty()));
        var rows = List.of(new GridSheet.Line(
                List.of(new GridSheet.Heading("moon", "a meadow with a moon on the right")), false));
        var columns = List.of(line(true, "none", "0"), line(false, "clouds", "2"), line(false, "clouds", "4"),
                line(false, "snow", "2"), line(false, "snow", "4"));
        return new GridSheet(header, List.of("prompt"), List.of("edit", "strength"), rows, columns, 128, 128, cells,
                Optional.of(new GridSheet.Legend("activation of up.0.0#230 clouds", 29.53)));
    }

    private static GridSheet.Line line(boolean unedited, String... captions) {
        return new GridSheet.Line(
                List.of(captions).stream().map(caption -> new GridSheet.Heading(caption, "")).toList(), unedited);
    }

    private static Optional<Supplier<BufferedImage>> picture(String name) throws IOException {
        var picture = PictureFiles.read(Path.of("src/test/resources/golden/landscape", name, "expected.png"));
        return Optional.of(() -> picture);
    }

    private static double meanDifference(byte[] one, byte[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
        }
        return sum / one.length;
    }
}
