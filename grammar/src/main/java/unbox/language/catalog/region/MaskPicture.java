package unbox.language.catalog.region;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import unbox.language.catalog.file.BrokenFileException;

/**
 * A mask as a picture file paints it.
 *
 * @param alpha whether it has an alpha channel, which is ignored
 * @param luminance [height * width], row by row, 0 to 255
 */
public record MaskPicture(int width, int height, boolean alpha, byte[] luminance) {
    private static final long MOST_PIXELS = 1L << 26;

    /** Whether every pixel is black, so that nothing is in. */
    public boolean black() {
        for (byte weight : luminance) {
            if (weight != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a picture (PNG, JPEG, GIF, BMP) as Pillow's {@code convert("L")} does: gray as it is, colours as
     * (19595 R + 38470 G + 7471 B + 32768) >> 16, of 16 bits a colour the upper 8. Gray of 16 bits is refused: Pillow
     * would cut it off at 255 of 65,535.
     *
     * @throws BrokenFileException where the file is missing or no such picture
     */
    public static MaskPicture read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BrokenFileException(file, Files.exists(file) ? "is no file" : "is missing");
        }
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw noPicture(file, null);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new BrokenFileException(file, "has " + pixels + " pixels, more than a mask may have");
                }
                return of(file, reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException damaged) {
            throw noPicture(file, damaged);
        }
    }

    private static BrokenFileException noPicture(Path file, Exception cause) {
        return new BrokenFileException(file, "is no picture that can be read; a mask is a PNG, JPEG, GIF or BMP file",
                cause);
    }

    private static MaskPicture of(Path file, BufferedImage image) {
        Raster raster = image.getRaster();
        int bits = image.getColorModel().getComponentSize(0);
        boolean gray = raster.getNumBands() < 3;
        if (gray && bits > Byte.SIZE && !(image.getColorModel() instanceof IndexColorModel)
                && raster.getNumBands() == 1) {
            throw new BrokenFileException(file, "has " + bits + " bits of gray a pixel; save the mask with 8");
        }
        byte[] luminance = new byte[Math.multiplyExact(image.getWidth(), image.getHeight())];
        int[] row = new int[image.getWidth() * raster.getNumBands()];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, image.getWidth(), 1, row);
            IntUnaryOperator pixel = luminance(image, row, raster.getNumBands(), bits);
            for (int x = 0; x < image.getWidth(); x++) {
                luminance[y * image.getWidth() + x] = (byte) pixel.applyAsInt(x);
            }
        }
        return new MaskPicture(image.getWidth(), image.getHeight(), image.getColorModel().hasAlpha(), luminance);
    }

    /** The luminance of each pixel of a row, whose bands stand one after another for each pixel. */
    private static IntUnaryOperator luminance(BufferedImage image, int[] row, int bands, int bits) {
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return x -> luminance(palette.getRed(row[x]), palette.getGreen(row[x]), palette.getBlue(row[x]));
        }
        int shift = Math.max(0, bits - Byte.SIZE);
        return bands < 3
                ? x -> row[x * bands] >> shift
                : x -> luminance(row[x * bands] >> shift, row[x * bands + 1] >> shift, row[x * bands + 2] >> shift);
    }

    private static int luminance(int red, int green, int blue) {
        return (19595 * red + 38470 * green + 7471 * blue + 32768) >> 16;
    }
}
