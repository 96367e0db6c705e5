package unbox.language.catalog;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model of SDXL's architecture with tiny widths (128 x 128 pictures, the blocks that have autoencoders 4 x 4 of 64 values),
 * as a folder that a test may change: its small files are real, its weights empty.
 */
public final class TinyModel {
    public static final String AUTOENCODER = "unet.mid_block.attentions.0_k10_hidden256_auxk256_bs4096_lr0.0001";

    private TinyModel() {}

    /** A test resource. */
    public static Path resource(String name) {
        try {
            return Path.of(TinyModel.class.getResource("/" + name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Puts the model into a folder and gives it back. */
    public static Path in(Path folder) throws IOException {
        copy(resource("tiny-turbo"), folder);
        for (String weights : List.of("unet/diffusion_pytorch_model", "vae/diffusion_pytorch_model",
                "text_encoder/model",
                "text_encoder_2/model")) {
            Files.createFile(folder.resolve(weights + ".fp16.safetensors"));
        }
        return folder;
    }

    /** Puts the middle block's autoencoder into a folder under a name and gives that folder back. */
    public static Path autoencoderIn(Path folder, String name) throws IOException {
        copy(resource("tiny-saes/" + AUTOENCODER), folder.resolve(name));
        return folder;
    }

    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Writes another value for a key of a JSON file, or takes the key out where the value is empty. */
    public static void set(Path file, String key, String json) throws IOException {
        JsonObject object = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        if (json.isEmpty()) {
            object.remove(key);
        } else {
            JsonElement value = JsonParser.parseString(json);
            object.add(key, value);
        }
        Files.writeString(file, new com.google.gson.GsonBuilder().serializeNulls().create().toJson(object));
    }
}
