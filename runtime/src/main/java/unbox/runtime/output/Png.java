package unbox.runtime.output;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Encodes 8-bit RGB pictures as PNG (W3C, "Portable Network Graphics", third edition), with texts in them. The same
 * picture and texts always give the same bytes (with the same zlib), which image libraries do not promise.
 */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte BIT_DEPTH = 8;
    private static final byte TRUE_COLOUR = 2;
    private static final int CHANNELS = 3;

    private Png() {}

    /**
     * Encodes a picture.
     *
     * @param rgb [height, width, 3]
     * @param texts by keyword (Latin-1, 1 to 79 characters); each becomes an iTXt chunk before the pixels
     */
    public static byte[] encode(int width, int height, byte[] rgb, Map<String, String> texts) {
        if (rgb.length != width * height * CHANNELS) {
            throw new IllegalArgumentException(rgb.length + " bytes are no " + width + " x " + height + " RGB picture");
        }
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(BIT_DEPTH).put(TRUE_COLOUR);
        writeChunk(png, "IHDR", header.array());
        new TreeMap<>(texts).forEach((keyword, text) -> writeChunk(png, "iTXt", internationalText(keyword, text)));
        writeChunk(png, "IDAT", deflate(filter(height, width * CHANNELS, rgb)));
        writeChunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void writeChunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] typeAndData = ByteBuffer.allocate(4 + data.length).put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var checksum = new CRC32();
        checksum.update(typeAndData);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(typeAndData);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    /** Keyword, no compression, no language, no translated keyword, text. */
    private static byte[] internationalText(String keyword, String text) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(keyword.getBytes(StandardCharsets.ISO_8859_1));
        data.writeBytes(new byte[5]);
        data.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return data.toByteArray();
    }

    /** Each row after the filter that makes its bytes smallest, behind that filter's number. */
    private static byte[] filter(int height, int stride, byte[] rgb) {
        var filtered = ByteBuffer.allocate(height * (1 + stride));
        byte[] above = new byte[stride];
        byte[] row = new byte[stride];
        byte[][] candidates = new byte[Filter.values().length][stride];
        for (int y = 0; y < height; y++) {
            System.arraycopy(rgb, y * stride, row, 0, stride);
            int best = 0;
            long least = Long.MAX_VALUE;
            for (Filter filter : Filter.values()) {
                long size = filter.apply(row, above, candidates[filter.ordinal()]);
                if (size < least) {
                    least = size;
                    best = filter.ordinal();
                }
            }
            filtered.put((byte) best).put(candidates[best]);
            byte[] done = above;
            above = row;
            row = done;
        }
        return filtered.array();
    }

    private static byte[] deflate(byte[] data) {
        var deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        var compressed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            compressed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return compressed.toByteArray();
    }

    /** The specification's filters, in the order of their numbers. */
    private enum Filter {
        NONE,
        LEFT,
        UP,
        AVERAGE,
        PAETH;

        /** Filters a row; gives the sum of the results' magnitudes, which tells well how small it will compress. */
        long apply(byte[] row, byte[] above, byte[] into) {
            long size = 0;
            for (int i = 0; i < row.length; i++) {
                int left = i < CHANNELS ? 0 : row[i - CHANNELS] & 0xff;
                int leftAbove = i < CHANNELS ? 0 : above[i - CHANNELS] & 0xff;
                into[i] = (byte) (row[i] - predict(left, above[i] & 0xff, leftAbove));
                size += Math.abs(into[i]);
            }
            return size;
        }

        private int predict(int left, int up, int leftAbove) {
            return switch (this) {
                case NONE -> 0;
                case LEFT -> left;
                case UP -> up;
                case AVERAGE -> (left + up) / 2;
                case PAETH -> paeth(left, up, leftAbove);
            };
        }

        private static int paeth(int left, int up, int leftAbove) {
            int fromLeft = Math.abs(up - leftAbove);
            int fromUp = Math.abs(left - leftAbove);
            int fromCorner = Math.abs(left + up - 2 * leftAbove);
            if (fromLeft <= fromUp && fromLeft <= fromCorner) {
                return left;
            }
            return fromUp <= fromCorner ? up : leftAbove;
        }
    }
}
