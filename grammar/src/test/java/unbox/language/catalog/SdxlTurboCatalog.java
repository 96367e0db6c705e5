package unbox.language.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;
import unbox.language.catalog.ModelCard.BlockCard;
import unbox.language.catalog.clip.ClipTokenizer;
import unbox.language.catalog.torch.TorchZip;

/**
 * SDXL Turbo and its four published autoencoders as a catalog: real widths, real means and deviations, a few labels, CLIP's
 * tokenizer. The weights are not here. up.0.1#4329 never fired: its mean is 0.
 */
public final class SdxlTurboCatalog {
    /** The eleven transformer blocks, in the order in which the U-Net runs them. */
    public static final List<BlockCard> BLOCKS = List.of(
            new BlockCard("down.1.0", "down_blocks.1.attentions.0", 640, 16),
            new BlockCard("down.1.1", "down_blocks.1.attentions.1", 640, 16),
            new BlockCard("down.2.0", "down_blocks.2.attentions.0", 1280, 32),
            new BlockCard("down.2.1", "down_blocks.2.attentions.1", 1280, 32),
            new BlockCard("mid.0", "mid_block.attentions.0", 1280, 32),
            new BlockCard("up.0.0", "up_blocks.0.attentions.0", 1280, 32),
            new BlockCard("up.0.1", "up_blocks.0.attentions.1", 1280, 32),
            new BlockCard("up.0.2", "up_blocks.0.attentions.2", 1280, 32),
            new BlockCard("up.1.0", "up_blocks.1.attentions.0", 640, 16),
            new BlockCard("up.1.1", "up_blocks.1.attentions.1", 640, 16),
            new BlockCard("up.1.2", "up_blocks.1.attentions.2", 640, 16));

    /** SDXL Turbo: 512 x 512, trailing spacing. */
    public static final ModelCard MODEL = new ModelCard("stabilityai/sdxl-turbo", Path.of("/models/sdxl-turbo"), BLOCKS,
            512, 512, 32, true, ClipTokenizer.builtIn());

    /** SDXL base: the same blocks, 1024 x 1024, leading spacing. */
    public static final ModelCard BASE_MODEL = new ModelCard("stabilityai/stable-diffusion-xl-base-1.0",
            Path.of("/models/sdxl-base"), BLOCKS, 1024, 1024, 32, false, ClipTokenizer.builtIn());

    /** The four published autoencoders: 5120 features of 1280 values, 10 on at a position. */
    public static final List<AutoencoderCard> AUTOENCODERS = List.of(
            autoencoder("down.2.1", Map.of(4998, "cartoon", 2301, "evil")), autoencoder("mid.0", Map.of()),
            autoencoder("up.0.0", Map.of()), autoencoder("up.0.1", Map.of(4977, "tiger stripes", 90, "fur")));

    /** SDXL Turbo with its autoencoders. */
    public static final Catalog CATALOG = new Catalog(Optional.of(MODEL),
            AUTOENCODERS.stream().collect(Collectors.toUnmodifiableMap(AutoencoderCard::block, card -> card)));

    /** Both models and the autoencoders under their hub ids; files and masks can be added. */
    public static final MemoryCatalogSource SOURCE = new MemoryCatalogSource(Path.of("/study"))
            .withModel("stabilityai/sdxl-turbo", MODEL)
            .withModel("stabilityai/stable-diffusion-xl-base-1.0", BASE_MODEL)
            .withAutoencoders("surkovv/sdxl-unbox", AUTOENCODERS);

    private SdxlTurboCatalog() {}

    private static AutoencoderCard autoencoder(String block, Map<Integer, String> labels) {
        Path folder = folder(BLOCKS.stream().filter(card -> card.name().equals(block)).findFirst().orElseThrow());
        return new AutoencoderCard(block, folder, 5120, 1280, 10, Optional.of(numbers(folder.resolve("mean.pt"))),
                Optional.of(numbers(folder.resolve("std.pt"))), labels.entrySet().stream().collect(Collectors
                        .toMap(Map.Entry::getKey, entry -> new FeatureLabel(entry.getValue(), Optional.empty()))));
    }

    private static Path folder(BlockCard block) {
        return TinyModel.resource("sdxl-turbo/" + block.path());
    }

    private static float[] numbers(Path file) {
        return TorchZip.read(file).get("").floats();
    }
}
