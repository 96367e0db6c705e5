package unbox.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unbox.language.syntax.Positions;

/** Columns of short and long lines, against the simplest way to count. */
class ColumnsTest {
    private static final List<String> PIECES = List.of("a", "\u00e9", "\u5358", "\uD83D\uDE00", "\t");
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int line = 0; line < 20; line++) {
            int length = random.nextInt(3) == 0 ? random.nextInt(9000) : random.nextInt(40);
            for (int piece = 0; piece < length; piece++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            text.append(LINE_ENDS.get(random.nextInt(LINE_ENDS.size())));
        }
        return text.toString();
    }

    private static int counted(String text, Encoding encoding) {
        return switch (encoding) {
            case UTF8 -> text.getBytes(StandardCharsets.UTF_8).length;
            case UTF16 -> text.length();
            case UTF32 -> text.codePointCount(0, text.length());
        };
    }

    @ParameterizedTest
    @EnumSource
    void columnsAreCountedAndFoundAgain(Encoding encoding) {
        var random = new Random(encoding.ordinal());
        String text = text(random);
        Positions positions = new Positions(text);
        Columns columns = new Columns(text, positions, encoding);
        for (int time = 0; time < 3000; time++) {
            int line = random.nextInt(positions.lines());
            String written = positions.line(line);
            int unit = written.offsetByCodePoints(0, random.nextInt(written.codePointCount(0, written.length()) + 1));
            int offset = positions.range(line).start() + unit;
            int column = counted(written.substring(0, unit), encoding);
            assertEquals(column, columns.column(offset));
            assertEquals(offset, columns.offset(line, column));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatLiesBehindALineIsItsEnd(Encoding encoding) {
        String text = "\uD83D\uDE00".repeat(3000) + "\r\nshort\r\n";
        Positions positions = new Positions(text);
        Columns columns = new Columns(text, positions, encoding);
        for (int line = 0; line < positions.lines(); line++) {
            int end = positions.range(line).end();
            assertEquals(end, columns.offset(line, Integer.MAX_VALUE));
            assertEquals(columns.column(end), columns.column(Math.min(text.length(), end + 1)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aColumnWithinACharacterIsItsBeginning(Encoding encoding) {
        String text = "a\uD83D\uDE00b";
        Columns columns = new Columns(text, new Positions(text), encoding);
        int width = counted("\uD83D\uDE00", encoding);
        for (int column = 1; column < 1 + width; column++) {
            assertEquals(1, columns.offset(0, column));
        }
        assertEquals(3, columns.offset(0, 1 + width));
    }

    @ParameterizedTest
    @EnumSource
    void everyPlaceOfALongLineIsFoundInTime(Encoding encoding) {
        String text = "\uD83D\uDE00 word ".repeat(50_000);
        Columns columns = new Columns(text, new Positions(text), encoding);
        assertTimeout(Duration.ofSeconds(10), () -> {
            for (int offset = 0; offset < text.length(); offset += 8) {
                assertEquals(offset, columns.offset(0, columns.column(offset)));
            }
        });
    }
}
