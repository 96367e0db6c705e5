package unbox.language.catalog.config;

import java.nio.file.Path;
import java.util.List;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonFile;

/**
 * {@code text_encoder/config.json} or {@code text_encoder_2/config.json} (transformers' {@code CLIPTextModel} and
 * {@code CLIPTextModelWithProjection}).
 *
 * @param width values a token
 * @param innerWidth values between the two linear layers of a feed-forward block
 * @param positions the longest text in tokens
 * @param endId {@code eos_token_id} as written; 2 is a legacy value that stands for "the largest id in the text"
 * @param projectionWidth values of the pooled text, where the encoder has a projection
 */
public record TextEncoderConfig(int width, int innerWidth, int layers, int heads, Activation activation, int positions,
        int vocabulary, double normEpsilon, int endId, int projectionWidth) {

    /** Of the feed-forward blocks. */
    public enum Activation {
        /** x sigmoid(1.702 x). */
        QUICK_GELU,
        /** x times the normal distribution's cumulative function. */
        GELU
    }

    /**
     * Reads the file.
     *
     * @throws BrokenFileException where a key is missing, wrong, or holds something that is not supported
     */
    public static TextEncoderConfig read(Path file) {
        JsonFile json = JsonFile.read(file);
        json.refuseUnless("model_type", "\"clip_text_model\"");
        json.refuseUnless("architectures", "[\"CLIPTextModel\"]", "[\"CLIPTextModelWithProjection\"]");
        TextEncoderConfig config = new TextEncoderConfig(json.count("hidden_size"), json.count("intermediate_size"),
                json.count("num_hidden_layers"), json.count("num_attention_heads"), activation(json),
                json.count("max_position_embeddings"), json.count("vocab_size"), json.number("layer_norm_eps"),
                json.integer("eos_token_id"), json.count("projection_dim"));
        if (config.width() % config.heads() != 0) {
            throw new BrokenFileException(file, "has \"hidden_size\" " + config.width()
                    + ", which \"num_attention_heads\" " + config.heads() + " does not divide");
        }
        if (config.layers() < 2) {
            throw new BrokenFileException(file,
                    "has \"num_hidden_layers\": 1, but the hidden states before the last layer are needed");
        }
        return config;
    }

    private static Activation activation(JsonFile json) {
        String name = json.string("hidden_act");
        return switch (name) {
            case "quick_gelu" -> Activation.QUICK_GELU;
            case "gelu" -> Activation.GELU;
            default -> throw new BrokenFileException(json.path(), "has \"hidden_act\": \"" + name
                    + "\", which is not supported; it must be one of " + List.of("quick_gelu", "gelu"));
        };
    }
}
