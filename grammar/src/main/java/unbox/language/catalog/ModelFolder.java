package unbox.language.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import unbox.language.catalog.ModelCard.BlockCard;
import unbox.language.catalog.clip.ClipTokenizer;
import unbox.language.catalog.config.ModelIndex;
import unbox.language.catalog.config.SchedulerConfig;
import unbox.language.catalog.config.TextEncoderConfig;
import unbox.language.catalog.config.UNetConfig;
import unbox.language.catalog.config.VaeConfig;
import unbox.language.catalog.file.BrokenFileException;

/** An SDXL model in the hub's layout, as its small files describe it: configurations that fit each other. */
public record ModelFolder(Path folder, ModelIndex index, UNetConfig unet, VaeConfig vae, TextEncoderConfig textEncoder,
        TextEncoderConfig textEncoder2, SchedulerConfig scheduler) {
    private static final int TIME_IDS = 6;
    private static final String TOKENIZER = "tokenizer";
    private static final String TOKENIZER_2 = "tokenizer_2";
    private static final List<String> SMALL_FILES = List.of("model_index.json", "unet/config.json", "vae/config.json",
            "text_encoder/config.json", "text_encoder_2/config.json", "scheduler/scheduler_config.json",
            "tokenizer/vocab.json", "tokenizer/merges.txt", "tokenizer/tokenizer_config.json",
            "tokenizer_2/vocab.json", "tokenizer_2/merges.txt", "tokenizer_2/tokenizer_config.json");
    private static final List<String> WEIGHTS = List.of("unet/diffusion_pytorch_model", "vae/diffusion_pytorch_model",
            "text_encoder/model", "text_encoder_2/model");
    private static final List<String> WEIGHT_ENDINGS = List.of(".safetensors", ".fp16.safetensors",
            ".safetensors.index.json", ".safetensors.index.fp16.json", ".fp16.safetensors.index.json");

    /** The files a model needs that a folder lacks; for weights, the first of the names that they may have. */
    public static List<String> missing(Path folder) {
        List<String> missing = new ArrayList<>();
        SMALL_FILES.stream().filter(name -> !Files.isRegularFile(folder.resolve(name))).forEach(missing::add);
        WEIGHTS.stream().filter(name -> WEIGHT_ENDINGS.stream()
                .noneMatch(ending -> Files.isRegularFile(folder.resolve(name + ending))))
                .map(name -> name + WEIGHT_ENDINGS.getFirst()).forEach(missing::add);
        return missing;
    }

    /**
     * Reads the configurations.
     *
     * @throws BrokenFileException where a file is missing or wrong, or two files do not fit each other
     */
    public static ModelFolder read(Path folder) {
        ModelFolder model = new ModelFolder(folder, ModelIndex.read(folder.resolve("model_index.json")),
                UNetConfig.read(folder.resolve("unet/config.json")), VaeConfig.read(folder.resolve("vae/config.json")),
                TextEncoderConfig.read(folder.resolve("text_encoder/config.json")),
                TextEncoderConfig.read(folder.resolve("text_encoder_2/config.json")),
                SchedulerConfig.read(folder.resolve("scheduler/scheduler_config.json")));
        model.refuseMisfits();
        return model;
    }

    /** The first text encoder's tokenizer. */
    public ClipTokenizer tokenizer() {
        return fitting(ClipTokenizer.load(folder.resolve(TOKENIZER)), TOKENIZER, "text_encoder", textEncoder);
    }

    /** The second text encoder's tokenizer. */
    public ClipTokenizer tokenizer2() {
        return fitting(ClipTokenizer.load(folder.resolve(TOKENIZER_2)), TOKENIZER_2, "text_encoder_2", textEncoder2);
    }

    /**
     * What the checker knows of the model. Both tokenizers are read, so that a model with a card can be loaded.
     *
     * @param name as messages call it
     * @throws BrokenFileException where a tokenizer's file is missing or wrong, or does not fit its text encoder
     */
    public ModelCard card(String name) {
        ClipTokenizer tokenizer = tokenizer();
        fitting(ClipTokenizer.load(folder.resolve(TOKENIZER_2), tokenizer, folder.resolve(TOKENIZER)), TOKENIZER_2,
                "text_encoder_2", textEncoder2);
        int size = unet.sampleSize() * vae.factor();
        return new ModelCard(name, folder, blocks(), size, size, sizeMultiple(), isTurbo(), tokenizer);
    }

    /**
     * What a picture's width and height must be multiples of: every level of the U-Net halves its grid, and only where all
     * of them divide evenly does a position of a block's grid cover the same number of pixels everywhere. (diffusers also
     * takes sizes between, and cuts and pads inside.)
     */
    public int sizeMultiple() {
        return vae.factor() << (unet.levels() - 1);
    }

    /** Whether it is made for one step without guidance: trailing spacing says so. */
    public boolean isTurbo() {
        return scheduler.spacing() == SchedulerConfig.Spacing.TRAILING;
    }

    /** The transformer blocks in the order in which the U-Net runs them. */
    public List<BlockCard> blocks() {
        List<BlockCard> blocks = new ArrayList<>();
        int innermost = unet.levels() - 1;
        for (int level = 0; level <= innermost; level++) {
            add(blocks, "down." + level, "down_blocks." + level, unet.down().get(level), level);
        }
        add(blocks, "mid", "mid_block", unet.middle(), innermost);
        for (int block = 0; block <= innermost; block++) {
            add(blocks, "up." + block, "up_blocks." + block, unet.up().get(block), innermost - block);
        }
        return List.copyOf(blocks);
    }

    private void add(List<BlockCard> blocks, String name, String path, UNetConfig.Block block, int level) {
        int cell = vae.factor() << level;
        for (int at = 0; at < block.attentions(); at++) {
            blocks.add(new BlockCard(name + "." + at, path + ".attentions." + at, block.channels(), cell));
        }
    }

    private ClipTokenizer fitting(ClipTokenizer tokenizer, String tokenizerFolder, String encoderFolder,
            TextEncoderConfig encoder) {
        if (tokenizer.largestId() >= encoder.vocabulary()) {
            throw new BrokenFileException(folder.resolve(encoderFolder + "/config.json"),
                    "has \"vocab_size\": " + encoder.vocabulary() + ", but the ids of " + tokenizerFolder + " go up to "
                            + tokenizer.largestId());
        }
        if (tokenizer.maximum() > encoder.positions()) {
            throw new BrokenFileException(folder.resolve(encoderFolder + "/config.json"),
                    "has \"max_position_embeddings\": " + encoder.positions() + ", but " + tokenizerFolder + " makes "
                            + tokenizer.maximum() + " tokens");
        }
        return tokenizer;
    }

    private void refuseMisfits() {
        refuseUnless("cross_attention_dim", unet.crossAttentionWidth(), textEncoder.width() + textEncoder2.width(),
                "the hidden sizes of both text encoders together");
        refuseUnless("projection_class_embeddings_input_dim", unet.additionWidth(),
                textEncoder2.projectionWidth() + TIME_IDS * unet.additionTimeWidth(),
                "\"projection_dim\" of text_encoder_2 and six times \"addition_time_embed_dim\"");
        refuseUnless("in_channels", unet.inChannels(), vae.latentChannels(), "\"latent_channels\" of the vae");
        refuseUnless("out_channels", unet.outChannels(), vae.latentChannels(), "\"latent_channels\" of the vae");
    }

    private void refuseUnless(String key, int value, int expected, String what) {
        if (value != expected) {
            throw new BrokenFileException(folder.resolve("unet/config.json"),
                    "has \"" + key + "\": " + value + ", but it must be " + expected + ": " + what);
        }
    }
}
