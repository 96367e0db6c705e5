package unbox.runtime.weights;

import ai.djl.ndarray.types.DataType;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unbox.runtime.RunException;

/**
 * The safetensors files that hold one component's weights: a single file, or shards that an index lists.
 *
 * @param folder the component's, {@code unet}
 * @param files one, or every shard
 * @param index from a tensor's name to the shard that must hold it; empty for a single file
 * @param variant {@code fp16}, or empty for the plain files
 * @param asWanted whether it is the variant made for the wanted number format
 */
public record WeightFiles(Path folder, List<Path> files, Map<String, Path> index, String variant, boolean asWanted) {
    private static final String PLAIN = "";
    private static final Pattern FILE_NAME = Pattern.compile("[\\w.-]+");

    /**
     * Finds a component's files. For float16 the {@code fp16} variant is preferred, for float32 the plain files; where
     * there is no such variant another is taken.
     *
     * @param stem {@code diffusion_pytorch_model} or {@code model}
     * @throws RunException when there are none, or the index is broken
     */
    public static WeightFiles find(Path folder, String stem, DataType wanted) {
        List<String> preference = wanted == DataType.FLOAT16
                ? List.of("fp16", PLAIN, "bf16", "fp32")
                : List.of(PLAIN, "fp32", "fp16", "bf16");
        return preference.stream().flatMap(variant -> of(folder, stem, variant, preference).stream()).findFirst()
                .orElseThrow(() -> new RunException(folder + ": holds no " + stem + ".safetensors, no variant of it ("
                        + stem + ".fp16.safetensors) and no index of shards (" + stem
                        + ".safetensors.index.json); fetch the model's safetensors files" + others(folder)));
    }

    private static Optional<WeightFiles> of(Path folder, String stem, String variant, List<String> preference) {
        String infix = variant.equals(PLAIN) ? "" : "." + variant;
        boolean asWanted = variant.equals(preference.getFirst());
        Path single = folder.resolve(stem + infix + ".safetensors");
        if (Files.isRegularFile(single)) {
            return Optional.of(new WeightFiles(folder, List.of(single), Map.of(), variant, asWanted));
        }
        return List.of(stem + ".safetensors.index" + infix + ".json", stem + infix + ".safetensors.index.json").stream()
                .map(folder::resolve).filter(Files::isRegularFile).findFirst().map(index -> {
                    Map<String, Path> shards = readIndex(index);
                    List<Path> files = shards.values().stream().distinct().sorted().toList();
                    return new WeightFiles(folder, files, shards, variant, asWanted);
                });
    }

    /** The part of an index that matters: a file name by tensor. */
    private record Index(@SerializedName("weight_map") Map<String, String> shards) {}

    private static Map<String, Path> readIndex(Path file) {
        try {
            Index index = new Gson().fromJson(Files.readString(file), Index.class);
            if (index != null && index.shards() != null && !index.shards().isEmpty()
                    && !index.shards().containsValue(null)) {
                Map<String, Path> shards = new TreeMap<>();
                index.shards().forEach((tensor, shard) -> shards.put(tensor, shard(file, shard)));
                return shards;
            }
        } catch (IOException | JsonParseException e) {
            throw brokenIndex(file, e);
        }
        throw brokenIndex(file, null);
    }

    private static RunException brokenIndex(Path file, Exception cause) {
        return new RunException(
                file + ": is no index of shards: it must be JSON with a weight_map from a tensor's name to a"
                        + " file's; fetch it again",
                cause);
    }

    private static Path shard(Path index, String name) {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new RunException(index + ": names the shard " + Quoted.of(name)
                    + ", which must be a file beside it; write a plain file name");
        }
        Path shard = index.resolveSibling(name);
        if (!Files.isRegularFile(shard)) {
            throw new RunException(shard + ": there is no such file, but " + index.getFileName()
                    + " lists it; fetch the missing shard");
        }
        return shard;
    }

    /** What else lies there, since a folder with only pickled weights is a common case. */
    private static String others(Path folder) {
        if (!Files.isDirectory(folder)) {
            return " (there is no such folder)";
        }
        try (var entries = Files.list(folder)) {
            String names = entries.map(entry -> entry.getFileName().toString()).sorted().limit(10)
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? " (the folder is empty)" : " (the folder has " + names + ")";
        } catch (IOException e) {
            return " (the folder cannot be read: " + e.getMessage() + ")";
        }
    }
}
