package unbox.runtime.report;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The outlines of a TrueType font, read from the file itself (OpenType specification 1.9: cmap format 4, glyf, hmtx, kern
 * format 0). AWT's own fonts need fontconfig, freetype and an installed font, which bare servers lack, and they draw a
 * little differently on every machine; outlines filled as shapes need nothing and are everywhere the same.
 *
 * <p>
 * Our fonts have only simple glyphs: composite ones were spelled out when they were cut down to the letters we need.
 */
public final class Typeface {
    private static final int HEAD_UNITS_PER_EM = 18;
    private static final int HEAD_LONG_OFFSETS = 50;
    private static final int HHEA_METRICS = 34;

    private final ByteBuffer font;
    private final Map<String, Integer> tables = new HashMap<>();
    private final Map<Integer, Integer> kerning = new HashMap<>();
    private final Map<Integer, Path2D> outlines = new HashMap<>();
    private final boolean longOffsets;
    private final int unitsPerEm;
    private final int metrics;

    Typeface(byte[] file) {
        font = ByteBuffer.wrap(file);
        int count = font.getShort(4);
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            tables.put(new String(file, entry, 4, StandardCharsets.US_ASCII), font.getInt(entry + 8));
        }
        unitsPerEm = unsigned(table("head") + HEAD_UNITS_PER_EM);
        longOffsets = unsigned(table("head") + HEAD_LONG_OFFSETS) == 1;
        metrics = unsigned(table("hhea") + HHEA_METRICS);
        readKerning();
    }

    /** Inter, regular. */
    public static Typeface regular() {
        return resource("Inter-Regular.ttf");
    }

    /** Inter, semi-bold. */
    public static Typeface semiBold() {
        return resource("Inter-SemiBold.ttf");
    }

    private static Typeface resource(String name) {
        try (var stream = Typeface.class.getResourceAsStream(name)) {
            return new Typeface(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The glyph of a character; 0, an empty box, where the font has none. cmap format 4. */
    int glyph(int codePoint) {
        int map = table("cmap") + font.getInt(table("cmap") + 8);
        int segments = unsigned(map + 6) / 2;
        int ends = map + 14;
        int starts = ends + 2 * segments + 2;
        int deltas = starts + 2 * segments;
        int offsets = deltas + 2 * segments;
        for (int i = 0; i < segments; i++) {
            if (codePoint <= unsigned(ends + 2 * i)) {
                int start = unsigned(starts + 2 * i);
                if (codePoint < start) {
                    return 0;
                }
                int offset = unsigned(offsets + 2 * i);
                int glyph = offset == 0 ? codePoint : unsigned(offsets + 2 * i + offset + 2 * (codePoint - start));
                return glyph == 0 ? 0 : glyph + font.getShort(deltas + 2 * i) & 0xffff;
            }
        }
        return 0;
    }

    /** How far a glyph moves the pen, in ems. */
    double advance(int glyph) {
        return unsigned(table("hmtx") + 4 * Math.min(glyph, metrics - 1)) / (double) unitsPerEm;
    }

    /** How much closer two glyphs stand, in ems; mostly 0, else below it. */
    double kerning(int left, int right) {
        return kerning.getOrDefault(left << 16 | right, 0) / (double) unitsPerEm;
    }

    /** A glyph's shape in ems, y down, from the pen on the base line. */
    synchronized Path2D outline(int glyph) {
        return outlines.computeIfAbsent(glyph, this::readOutline);
    }

    private Path2D readOutline(int glyph) {
        int start = offset(glyph);
        if (start == offset(glyph + 1)) {
            return new Path2D.Double();
        }
        return GlyphReader.read(font.duplicate().position(table("glyf") + start), unitsPerEm);
    }

    private int offset(int glyph) {
        return longOffsets ? font.getInt(table("loca") + 4 * glyph) : 2 * unsigned(table("loca") + 2 * glyph);
    }

    private void readKerning() {
        int subtable = table("kern") + 4;
        int pairs = unsigned(subtable + 6);
        for (int i = 0; i < pairs; i++) {
            int pair = subtable + 14 + 6 * i;
            kerning.put(font.getInt(pair), (int) font.getShort(pair + 4));
        }
    }

    private int table(String name) {
        return tables.get(name);
    }

    private int unsigned(int position) {
        return font.getShort(position) & 0xffff;
    }
}
