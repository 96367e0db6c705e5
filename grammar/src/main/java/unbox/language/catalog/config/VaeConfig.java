package unbox.language.catalog.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonFile;

/**
 * {@code vae/config.json} (diffusers' {@code AutoencoderKL}); only the decoder is run.
 *
 * @param latentChannels channels of the latents
 * @param channels of each level, from the picture inwards; each level inwards halves height and width
 * @param layers residual blocks a level of the encoder; the decoder has one more
 * @param scalingFactor latents are divided by it before they are decoded
 * @param forceUpcast whether it must run in float32 where the model runs in float16
 * @param middleAttention whether the middle block has attention
 * @param postQuantConvolution whether a 1 x 1 convolution of the latents comes first
 */
public record VaeConfig(int latentChannels, List<Integer> channels, int layers, int normGroups, double scalingFactor,
        boolean forceUpcast, boolean middleAttention, boolean postQuantConvolution) {

    /** Epsilon of its group norms, which diffusers has in code, not in the file. */
    public static final double NORM_EPSILON = 1e-6;

    /**
     * Reads the file.
     *
     * @throws BrokenFileException where a key is missing, wrong, or holds something that is not supported
     */
    public static VaeConfig read(Path file) {
        JsonFile json = JsonFile.read(file);
        json.refuseUnless("_class_name", "\"AutoencoderKL\"");
        json.refuseUnless("act_fn", "\"silu\"", "\"swish\"");
        json.refuseUnless("out_channels", "3");
        for (String key : List.of("latents_mean", "latents_std", "shift_factor")) {
            json.refuseUnless(key, "null");
        }
        List<Integer> channels = json.counts("block_out_channels");
        List<String> expected = Collections.nCopies(channels.size(), "UpDecoderBlock2D");
        if (!json.strings("up_block_types").equals(expected)) {
            throw new BrokenFileException(file,
                    "has \"up_block_types\" that are not supported; there must be one UpDecoderBlock2D for each of the "
                            + channels.size() + " \"block_out_channels\"");
        }
        double scalingFactor = json.number("scaling_factor");
        if (scalingFactor == 0) {
            throw new BrokenFileException(file, "has \"scaling_factor\": 0, by which nothing can be divided");
        }
        int groups = json.count("norm_num_groups");
        for (int width : channels) {
            if (width % groups != 0) {
                throw new BrokenFileException(file, "has " + width
                        + " in \"block_out_channels\", which \"norm_num_groups\" " + groups + " does not divide");
            }
        }
        return new VaeConfig(json.count("latent_channels"), channels, json.count("layers_per_block"), groups,
                scalingFactor, json.flag("force_upcast", true), json.flag("mid_block_add_attention", true),
                json.flag("use_post_quant_conv", true));
    }

    /** Pixels of the picture that one position of the latents becomes, each way. */
    public int factor() {
        return 1 << (channels.size() - 1);
    }
}
