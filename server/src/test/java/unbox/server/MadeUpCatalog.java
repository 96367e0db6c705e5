package unbox.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.ModelCard.BlockCard;
import unbox.language.catalog.clip.ClipTokenizer;

/** SDXL Turbo's blocks and its four autoencoders of 5120 features, with made-up labels and statistics. */
public final class MadeUpCatalog {
    private static final int FEATURES = 5120;
    private static final List<String> WORDS = List.of("red", "soft", "round", "glass", "wood", "sky", "wave", "face",
            "hair", "stone", "leaf", "light", "shadow", "metal", "cloth", "corner", "texture", "animal", "building",
            "snow");
    private static final Map<String, Map<Integer, String>> KNOWN = Map.of("up.0.1",
            Map.of(4977, "tiger stripes", 90, "fur", 230, "white tiger", 4329, "nothing"), "down.2.1",
            Map.of(2301, "evil", 4998, "cartoon"), "mid.0", Map.of(), "up.0.0", Map.of());

    private MadeUpCatalog() {}

    private static List<BlockCard> blocks() {
        return List.of(new BlockCard("down.1.0", "down_blocks.1.attentions.0", 640, 16),
                new BlockCard("down.2.1", "down_blocks.2.attentions.1", 1280, 32),
                new BlockCard("mid.0", "mid_block.attentions.0", 1280, 32),
                new BlockCard("up.0.0", "up_blocks.0.attentions.0", 1280, 32),
                new BlockCard("up.0.1", "up_blocks.0.attentions.1", 1280, 32));
    }

    /** The model and its autoencoders under their ids on the hub, in a workspace. */
    public static MemoryCatalogSource source(Path workspace) {
        var model = new ModelCard("stabilityai/sdxl-turbo", Path.of("/models/sdxl-turbo"), blocks(), 512, 512, 32, true,
                ClipTokenizer.builtIn());
        List<AutoencoderCard> cards = List.of(card("down.2.1"), card("mid.0"), card("up.0.0"), card("up.0.1"));
        return new MemoryCatalogSource(workspace).withModel("stabilityai/sdxl-turbo", model)
                .withAutoencoders("surkovv/sdxl-unbox", cards);
    }

    private static AutoencoderCard card(String block) {
        var random = new Random(block.hashCode());
        Map<Integer, FeatureLabel> labels = new HashMap<>();
        float[] means = new float[FEATURES];
        for (int index = 0; index < FEATURES; index++) {
            means[index] = 20 + 10 * random.nextFloat();
            labels.put(index, new FeatureLabel(word(random) + " " + word(random) + " " + index, Optional.of(0.01)));
        }
        KNOWN.get(block).forEach((index, label) -> labels.put(index, new FeatureLabel(label, Optional.of(0.02))));
        means[4329] = 0;
        return new AutoencoderCard(block, Path.of("/models/" + block), FEATURES, 1280, 10, Optional.of(means),
                Optional.of(means.clone()), labels);
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
