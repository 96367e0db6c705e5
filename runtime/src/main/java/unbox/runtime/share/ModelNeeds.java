package unbox.runtime.share;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.config.UNetConfig;
import unbox.language.catalog.config.VaeConfig;

/**
 * What painting with an SDXL model takes. Activations are counted from the configuration: a row of the U-Net holds all it
 * keeps for the way up, and at its widest place a few arrays more; a decoded picture at its widest place likewise.
 */
public final class ModelNeeds implements Needs {
    /** Arrays of the widest place that are alive together: input, norm, convolution, its scratch space, shortcut. */
    private static final int ALIVE = 5;

    /** Java, PyTorch and their libraries, as measured on Linux. */
    static final long PROGRAM = 330_000_000;

    private final ModelCard card;
    private final UNetConfig unet;
    private final VaeConfig vae;
    private final long weights;
    private final int bytes;

    private ModelNeeds(ModelCard card, UNetConfig unet, VaeConfig vae, long weights, int bytes) {
        this.card = card;
        this.unet = unet;
        this.vae = vae;
        this.weights = weights;
        this.bytes = bytes;
    }

    /**
     * Reads a model's configuration.
     *
     * @param dtype {@code float32} or {@code float16}
     */
    public static ModelNeeds of(ModelCard card, Collection<AutoencoderCard> autoencoders, String dtype) {
        int bytes = dtype.equals("float16") ? 2 : 4;
        long weights = PROGRAM + weights(card.folder(), bytes);
        for (AutoencoderCard autoencoder : autoencoders) {
            weights += 2L * Float.BYTES * autoencoder.features() * autoencoder.width();
        }
        return new ModelNeeds(card, UNetConfig.read(card.folder().resolve("unet/config.json")),
                VaeConfig.read(card.folder().resolve("vae/config.json")), weights, bytes);
    }

    /** Of the files that are read; those in another number format are converted. */
    private static long weights(Path folder, int bytes) {
        long sum = 0;
        for (String component : List.of("text_encoder", "text_encoder_2", "unet", "vae")) {
            List<Path> files = files(folder.resolve(component));
            boolean half = files.stream().anyMatch(ModelNeeds::isHalf);
            boolean full = files.stream().anyMatch(file -> !isHalf(file));
            boolean readHalf = bytes == 2 ? half : !full;
            long size = files.stream().filter(file -> isHalf(file) == readHalf).mapToLong(ModelNeeds::size).sum();
            sum += size * bytes / (readHalf ? 2 : 4);
        }
        return sum;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".safetensors")).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static boolean isHalf(Path file) {
        return file.toString().contains(".fp16.");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public List<String> blocks() {
        return card.blocks().stream().map(ModelCard.BlockCard::name).toList();
    }

    @Override
    public long weights() {
        return weights;
    }

    @Override
    public long working(Settings settings) {
        List<Long> skips = skips(settings);
        long widest = skips.stream().mapToLong(Long::longValue).max().orElse(0);
        return skips.stream().mapToLong(Long::longValue).sum() + 2 * ALIVE * widest;
    }

    /** The skips that are still to be taken, and a block's input and output. */
    @Override
    public long kept(Settings settings) {
        List<Long> skips = skips(settings);
        long widest = skips.stream().mapToLong(Long::longValue).max().orElse(0);
        return skips.stream().mapToLong(Long::longValue).sum() + 2 * widest;
    }

    @Override
    public long decoding(Settings settings) {
        long pixels = (long) settings.width() * settings.height();
        List<Integer> channels = vae.channels();
        // The outermost level begins with the channels of the one before.
        int widest = channels.get(Math.min(1, channels.size() - 1));
        int vaeBytes = vae.forceUpcast() ? Float.BYTES : bytes;
        return ALIVE * pixels * widest * vaeBytes;
    }

    /** Bytes of what each stage on the way down keeps for the way up. */
    private List<Long> skips(Settings settings) {
        long positions = (long) settings.width() * settings.height() / ((long) vae.factor() * vae.factor());
        List<Long> skips = new ArrayList<>();
        long area = positions * settings.branches() * bytes;
        skips.add(area * unet.down().getFirst().channels());
        for (UNetConfig.Block block : unet.down()) {
            for (int residual = 0; residual < block.residuals(); residual++) {
                skips.add(area * block.channels());
            }
            if (block.resamples()) {
                area /= 4;
                skips.add(area * block.channels());
            }
        }
        return skips;
    }
}
