package unbox.language.catalog.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonFile;

/**
 * {@code unet/config.json} of an SDXL model (diffusers' {@code UNet2DConditionModel}), with every list spelled out a block.
 * Values that the runtime does not know how to run are refused on reading.
 *
 * @param sampleSize height and width of the model's own latents
 * @param down from the picture inwards
 * @param up from the middle outwards
 * @param crossAttentionWidth values a token of the text's hidden states
 * @param timeEmbeddingWidth values of the embedded time step
 * @param additionTimeWidth values of the sinusoid of each of the six time ids
 * @param additionWidth values of the pooled text and the six sinusoids together
 * @param flipSinToCos whether the cosine comes first in sinusoids
 * @param frequencyShift taken from the divisor of the sinusoid's exponent
 */
public record UNetConfig(int sampleSize, int inChannels, int outChannels, List<Block> down, Block middle,
        List<Block> up,
        int crossAttentionWidth, int timeEmbeddingWidth, int additionTimeWidth, int additionWidth, int normGroups,
        double normEpsilon, boolean flipSinToCos, double frequencyShift) {

    /**
     * One block: residual blocks, each followed by a transformer where the block has attention (the middle one has a
     * residual block more than transformers), then a change of size.
     *
     * @param channels of its output
     * @param residuals how many residual blocks
     * @param attentions how many transformers: equal to residuals, 0 for a block without attention, 1 in the middle
     * @param transformerLayers layers of each transformer
     * @param heads of each attention
     * @param resamples whether it ends with a convolution that halves (down) or doubles (up) height and width
     */
    public record Block(int channels, int residuals, int attentions, int transformerLayers, int heads,
            boolean resamples) {}

    /**
     * Reads the file.
     *
     * @throws BrokenFileException where a key is missing, wrong, or holds something that is not supported
     */
    public static UNetConfig read(Path file) {
        JsonFile json = JsonFile.read(file);
        refuseUnsupported(json);
        List<Integer> channels = json.counts("block_out_channels");
        int levels = channels.size();
        boolean[] downAttention = attention(json, "down_block_types", "DownBlock2D", "CrossAttnDownBlock2D", levels);
        boolean[] upAttention = attention(json, "up_block_types", "UpBlock2D", "CrossAttnUpBlock2D", levels);
        List<Integer> layers = json.countPerBlock("layers_per_block", levels);
        List<Integer> transformerLayers = json.countPerBlock("transformer_layers_per_block", levels);
        // the key's name is a historical mistake: it holds the number of heads, not their size
        List<Integer> heads = json.countPerBlock("attention_head_dim", levels);
        List<Block> down = new ArrayList<>();
        List<Block> up = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            boolean inner = level < levels - 1;
            down.add(block(downAttention[level], channels.get(level), layers.get(level), transformerLayers.get(level),
                    heads.get(level), inner));
            up.add(block(upAttention[levels - 1 - level], channels.get(level), layers.get(level) + 1,
                    transformerLayers.get(level), heads.get(level), level > 0));
        }
        Collections.reverse(up);
        Block middle = new Block(channels.getLast(), 2, 1, transformerLayers.getLast(), heads.getLast(), false);
        UNetConfig config = new UNetConfig(json.count("sample_size"), json.count("in_channels"),
                json.count("out_channels"), List.copyOf(down), middle, List.copyOf(up),
                json.count("cross_attention_dim"), json.integer("time_embedding_dim", 4 * channels.getFirst()),
                json.count("addition_time_embed_dim"), json.count("projection_class_embeddings_input_dim"),
                json.count("norm_num_groups"), json.number("norm_eps"), json.flag("flip_sin_to_cos"),
                json.number("freq_shift"));
        config.refuseUneven(file);
        return config;
    }

    /** How many levels of size there are; each halves height and width of the one before. */
    public int levels() {
        return down.size();
    }

    private static Block block(boolean attention, int channels, int residuals, int transformerLayers, int heads,
            boolean resamples) {
        return attention
                ? new Block(channels, residuals, residuals, transformerLayers, heads, resamples)
                : new Block(channels, residuals, 0, 0, 0, resamples);
    }

    private static boolean[] attention(JsonFile json, String key, String plain, String crossAttention, int levels) {
        List<String> types = json.strings(key);
        if (types.size() != levels) {
            throw new BrokenFileException(json.path(), "has " + types.size() + " \"" + key + "\" but " + levels
                    + " \"block_out_channels\"; there must be as many of both");
        }
        boolean[] attention = new boolean[levels];
        for (int level = 0; level < levels; level++) {
            attention[level] = types.get(level).equals(crossAttention);
            if (!attention[level] && !types.get(level).equals(plain)) {
                throw new BrokenFileException(json.path(), "has \"" + types.get(level) + "\" in \"" + key
                        + "\", which is not supported; only " + plain + " and " + crossAttention + " are");
            }
        }
        return attention;
    }

    private void refuseUneven(Path file) {
        List<Block> all = new ArrayList<>(down);
        all.add(middle);
        for (Block block : all) {
            if (block.channels() % normGroups != 0) {
                throw new BrokenFileException(file, "has " + block.channels()
                        + " in \"block_out_channels\", which \"norm_num_groups\" " + normGroups + " does not divide");
            }
            if (block.attentions() > 0 && block.channels() % block.heads() != 0) {
                throw new BrokenFileException(file, "has " + block.channels()
                        + " in \"block_out_channels\", which its number of heads does not divide: "
                        + "\"attention_head_dim\" " + block.heads());
            }
        }
    }

    private static void refuseUnsupported(JsonFile json) {
        json.refuseUnless("_class_name", "\"UNet2DConditionModel\"");
        json.refuseUnless("act_fn", "\"silu\"", "\"swish\"");
        if (!json.has("addition_embed_type")) {
            throw new BrokenFileException(json.path(),
                    "has no \"addition_embed_type\"; an SDXL model has \"text_time\" there, other models cannot be run");
        }
        json.refuseUnless("addition_embed_type", "\"text_time\"");
        json.refuseUnless("mid_block_type", "\"UNetMidBlock2DCrossAttn\"");
        json.refuseUnless("time_embedding_type", "\"positional\"");
        json.refuseUnless("resnet_time_scale_shift", "\"default\"");
        json.refuseUnless("attention_type", "\"default\"");
        json.refuseUnless("use_linear_projection", "true");
        for (String key : List.of("conv_in_kernel", "conv_out_kernel")) {
            json.refuseUnless(key, "3", "null");
        }
        for (String key : List.of("downsample_padding", "mid_block_scale_factor", "resnet_out_scale_factor")) {
            json.refuseUnless(key, "1", "1.0");
        }
        for (String key : List.of("center_input_sample", "class_embeddings_concat", "dual_cross_attention",
                "mid_block_only_cross_attention", "only_cross_attention", "resnet_skip_time_act", "upcast_attention")) {
            json.refuseUnless(key, "false", "null");
        }
        for (String key : List.of("class_embed_type", "cross_attention_norm", "encoder_hid_dim", "encoder_hid_dim_type",
                "num_attention_heads", "num_class_embeds", "reverse_transformer_layers_per_block", "time_cond_proj_dim",
                "time_embedding_act_fn", "timestep_post_act")) {
            json.refuseUnless(key, "null");
        }
    }
}
