package unbox.runtime.report;

import java.awt.geom.Path2D;
import java.nio.ByteBuffer;

/** Reads one simple glyph of a TrueType font (OpenType specification 1.9, table glyf). */
final class GlyphReader {
    private static final int ON_CURVE = 1;
    private static final int X_SHORT = 2;
    private static final int Y_SHORT = 4;
    private static final int REPEAT = 8;
    private static final int X_SAME_OR_POSITIVE = 16;
    private static final int Y_SAME_OR_POSITIVE = 32;

    private final ByteBuffer glyph;
    private final int[] ends;
    private final int[] flags;
    private final int[] x;
    private final int[] y;

    private GlyphReader(ByteBuffer glyph) {
        this.glyph = glyph;
        int contours = glyph.getShort();
        if (contours < 0) {
            throw new IllegalArgumentException("a composite glyph");
        }
        glyph.position(glyph.position() + 8);
        ends = new int[contours];
        for (int i = 0; i < contours; i++) {
            ends[i] = glyph.getShort();
        }
        glyph.position(glyph.position() + 2 + glyph.getShort(glyph.position()));
        int points = contours == 0 ? 0 : ends[contours - 1] + 1;
        flags = readFlags(points);
        x = readCoordinates(X_SHORT, X_SAME_OR_POSITIVE);
        y = readCoordinates(Y_SHORT, Y_SAME_OR_POSITIVE);
    }

    /** The outline of the glyph that starts at the buffer's position, in ems, y down. */
    static Path2D read(ByteBuffer glyph, int unitsPerEm) {
        var reader = new GlyphReader(glyph);
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        int first = 0;
        for (int end : reader.ends) {
            reader.addContour(path, first, end, 1.0 / unitsPerEm);
            first = end + 1;
        }
        return path;
    }

    private int[] readFlags(int points) {
        int[] read = new int[points];
        for (int i = 0; i < points;) {
            int flag = glyph.get();
            int times = (flag & REPEAT) == 0 ? 1 : 1 + (glyph.get() & 0xff);
            for (; times > 0; times--) {
                read[i++] = flag;
            }
        }
        return read;
    }

    private int[] readCoordinates(int shortBit, int sameOrPositiveBit) {
        int[] coordinates = new int[flags.length];
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean sameOrPositive = (flags[i] & sameOrPositiveBit) != 0;
            if ((flags[i] & shortBit) != 0) {
                int step = glyph.get() & 0xff;
                value += sameOrPositive ? step : -step;
            } else if (!sameOrPositive) {
                value += glyph.getShort();
            }
            coordinates[i] = value;
        }
        return coordinates;
    }

    /** Points off the curve are control points of parabolas; between two of them lies a point on the curve. */
    private void addContour(Path2D path, int first, int last, double scale) {
        int count = last - first + 1;
        int start = first;
        while (start <= last && !onCurve(start)) {
            start++;
        }
        if (start > last) {
            throw new IllegalArgumentException("a contour without a point on the curve");
        }
        path.moveTo(x[start] * scale, -y[start] * scale);
        for (int i = 1; i <= count; i++) {
            int point = first + (start - first + i) % count;
            if (onCurve(point)) {
                path.lineTo(x[point] * scale, -y[point] * scale);
                continue;
            }
            int next = first + (start - first + i + 1) % count;
            boolean ends = onCurve(next);
            double endX = ends ? x[next] : (x[point] + x[next]) / 2.0;
            double endY = ends ? y[next] : (y[point] + y[next]) / 2.0;
            path.quadTo(x[point] * scale, -y[point] * scale, endX * scale, -endY * scale);
            if (ends) {
                i++;
            }
        }
        path.closePath();
    }

    private boolean onCurve(int point) {
        return (flags[point] & ON_CURVE) != 0;
    }
}
