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
    private static final int FILTERS = 5;
    /** Four times as fast as the default on contact sheets, which become a twelfth larger. */
    private static final int LEVEL = 4;

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
        byte[][] candidates = new byte[FILTERS][stride];
        for (int y = 0; y < height; y++) {
            int best = filterRow(rgb, y * stride, stride, candidates);
            filtered.put((byte) best).put(candidates[best]);
        }
        return filtered.array();
    }

    /**
     * Filters a row in each of the specification's ways: not at all, and less what is left of it, above it, their mean, or
     * Paeth's choice.
     *
     * @return the one whose bytes have the smallest sum of magnitudes, which tells well how small it will compress
     */
    private static int filterRow(byte[] rgb, int start, int stride, byte[][] into) {
        long[] sizes = new long[FILTERS];
        for (int i = 0; i < stride; i++) {
            int left = i < CHANNELS ? 0 : rgb[start + i - CHANNELS] & 0xff;
            int above = start == 0 ? 0 : rgb[start + i - stride] & 0xff;
            int corner = start == 0 || i < CHANNELS ? 0 : rgb[start + i - stride - CHANNELS] & 0xff;
            byte value = rgb[start + i];
            into[0][i] = value;
            into[1][i] = (byte) (value - left);
            into[2][i] = (byte) (value - above);
            into[3][i] = (byte) (value - (left + above) / 2);
            into[4][i] = (byte) (value - paeth(left, above, corner));
            for (int filter = 0; filter < FILTERS; filter++) {
                sizes[filter] += Math.abs(into[filter][i]);
            }
        }
        int best = 0;
        for (int filter = 1; filter < FILTERS; filter++) {
            best = sizes[filter] < sizes[best] ? filter : best;
        }
        return best;
    }

    /** Of the three neighbours the one nearest to what a plane through them would give. */
    private static int paeth(int left, int above, int corner) {
        int fromLeft = Math.abs(above - corner);
        int fromAbove = Math.abs(left - corner);
        int fromCorner = Math.abs(left + above - 2 * corner);
        if (fromLeft <= fromAbove && fromLeft <= fromCorner) {
            return left;
        }
        return fromAbove <= fromCorner ? above : corner;
    }

    private static byte[] deflate(byte[] data) {
        var deflater = new Deflater(LEVEL);
        deflater.setStrategy(Deflater.FILTERED);
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
}
