package unbox.runtime.output;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;

/** Reads pictures and the texts in them. */
public final class PictureFiles {
    private static final String PNG_METADATA = "javax_imageio_png_1.0";

    private PictureFiles() {}

    /**
     * Reads a picture.
     *
     * @throws IOException where the file is missing or is no picture
     */
    public static BufferedImage read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException("no picture: " + file);
        }
        return image;
    }

    /**
     * The texts in a PNG file's iTXt chunks, by keyword.
     *
     * @throws IOException where the file is missing or is no PNG picture
     */
    public static Map<String, String> texts(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            if (input == null) {
                throw new IOException("cannot be read: " + file);
            }
            reader.setInput(input);
            var root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree(PNG_METADATA);
            var entries = root.getElementsByTagName("iTXtEntry");
            Map<String, String> texts = new TreeMap<>();
            for (int i = 0; i < entries.getLength(); i++) {
                var entry = (IIOMetadataNode) entries.item(i);
                texts.put(entry.getAttribute("keyword"), entry.getAttribute("text"));
            }
            return texts;
        } finally {
            reader.dispose();
        }
    }

    /**
     * The samples of an RGB picture as they are, without any conversion of colours.
     *
     * @return [height, width, 3]
     */
    public static byte[] rgb(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return switch (image.getType()) {
            case BufferedImage.TYPE_INT_RGB ->
                bytes((int[]) image.getRaster().getDataElements(0, 0, width, height, null));
            case BufferedImage.TYPE_3BYTE_BGR ->
                (byte[]) image.getRaster().getDataElements(0, 0, width, height, null);
            default -> samples(image.getRaster().getPixels(0, 0, width, height, (int[]) null));
        };
    }

    private static byte[] samples(int[] samples) {
        byte[] rgb = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            rgb[i] = (byte) samples[i];
        }
        return rgb;
    }

    private static byte[] bytes(int[] pixels) {
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return rgb;
    }

    /** A picture in memory of bytes [height, width, 3]. */
    public static BufferedImage image(int width, int height, byte[] rgb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
        }
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }
}
