package unbox.language.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonFile;
import unbox.language.catalog.torch.TorchTensor;
import unbox.language.catalog.torch.TorchZip;

/**
 * Finds and describes autoencoders in the layout that sdxl-unbox publishes: a folder a block, whose name holds the block's
 * path ({@code unet.down_blocks.2.attentions.1_k10_hidden5120_...}), and in it, or in its folder {@code final},
 * config.json, state_dict.pth and mostly mean.pt and std.pt.
 */
public final class AutoencoderFolder {
    private static final Pattern BLOCK_PATH = Pattern
            .compile("(?:(down|up)_blocks\\.(\\d+)|mid_block)\\.attentions\\.(\\d+)(?!\\d)");
    private static final Pattern BLOCK_NAME = Pattern.compile("(?:down|up)\\.\\d+\\.\\d+|mid\\.\\d+");
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "state_dict.pth";

    private AutoencoderFolder() {}

    /**
     * Every autoencoder in a folder: itself one, or a folder of them, or one whose folder {@code checkpoints} or
     * {@code saes} is. Ordered by folder name.
     *
     * @param labels a file of labels by block and index; there need not be one. A folder {@code previews} beside it may
     *        hold a folder of pictures for each block
     * @return empty where there is none
     * @throws BrokenFileException where one is not as it must be
     */
    public static List<AutoencoderCard> readAll(Path folder, Path labels) {
        Map<String, Map<Integer, FeatureLabel>> labelsOfBlock = Files.exists(labels) ? FeatureLabels.read(labels)
                : Map.of();
        Path previews = labels.resolveSibling("previews");
        return find(folder).stream().map(found -> read(found, labelsOfBlock, previews)).toList();
    }

    private static List<Path> find(Path folder) {
        Optional<Path> itself = content(folder);
        if (itself.isPresent()) {
            return List.of(itself.get());
        }
        Path parent = Stream.of(folder.resolve("checkpoints"), folder.resolve("saes")).filter(Files::isDirectory)
                .findFirst().orElse(folder);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.sorted().filter(child -> Files.isDirectory(child) && namesABlock(child))
                    .map(child -> content(child).orElseThrow(() -> new BrokenFileException(child,
                            "should hold an autoencoder, but has neither " + CONFIG + " nor final/" + CONFIG)))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new BrokenFileException(parent, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static boolean namesABlock(Path folder) {
        String name = folder.getFileName().toString();
        return BLOCK_PATH.matcher(name).find() || BLOCK_NAME.matcher(name).matches();
    }

    private static Optional<Path> content(Path folder) {
        return Stream.of(folder, folder.resolve("final"))
                .filter(place -> Files.exists(place.resolve(CONFIG)) && (Files.exists(place.resolve(WEIGHTS))
                        || !Files.exists(place.resolve("final").resolve(CONFIG))))
                .findFirst();
    }

    private static AutoencoderCard read(Path folder, Map<String, Map<Integer, FeatureLabel>> labels, Path previews) {
        String block = block(folder);
        JsonFile config = JsonFile.read(folder.resolve(CONFIG));
        int features = config.count("n_dirs_local");
        int width = config.count("d_model");
        int k = config.count("k");
        if (k > features) {
            throw new BrokenFileException(config.path(),
                    "has \"k\": " + k + ", but only " + features + " features (\"n_dirs_local\")");
        }
        checkWeights(folder.resolve(WEIGHTS), features, width);
        return new AutoencoderCard(block, folder, features, width, k, statistics(folder.resolve("mean.pt"), features),
                statistics(folder.resolve("std.pt"), features), inside(labels.getOrDefault(block, Map.of()), features),
                Optional.of(previews.resolve(block)).filter(Files::isDirectory));
    }

    /** A file of labels may be of another autoencoder that has more features. */
    private static Map<Integer, FeatureLabel> inside(Map<Integer, FeatureLabel> labels, int features) {
        return labels.keySet().stream().allMatch(index -> index < features)
                ? labels
                : labels.entrySet().stream().filter(label -> label.getKey() < features)
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String block(Path folder) {
        for (Path place = folder; place != null && place.getFileName() != null; place = place.getParent()) {
            String name = place.getFileName().toString();
            Matcher path = BLOCK_PATH.matcher(name);
            if (path.find()) {
                return path.group(1) == null
                        ? "mid." + path.group(3)
                        : path.group(1) + "." + path.group(2) + "." + path.group(3);
            }
            if (BLOCK_NAME.matcher(name).matches()) {
                return name;
            }
            if (!name.equals("final")) {
                break;
            }
        }
        throw new BrokenFileException(folder, "holds an autoencoder, but its name does not say of which block; name it "
                + "like down_blocks.2.attentions.1 or down.2.1");
    }

    private static void checkWeights(Path file, int features, int width) {
        Map<String, List<Long>> expected = Map.of("encoder.weight", List.of((long) features, (long) width),
                "decoder.weight", List.of((long) width, (long) features), "pre_bias", List.of((long) width),
                "latent_bias", List.of((long) features));
        Map<String, TorchTensor> tensors = TorchZip.read(file);
        expected.forEach((name, shape) -> {
            TorchTensor tensor = tensors.getOrDefault("state_dict." + name, tensors.get(name));
            if (tensor == null) {
                throw new BrokenFileException(file, "has no tensor \"" + name + "\", which an autoencoder needs");
            }
            if (!tensor.shape().equals(shape)) {
                throw new BrokenFileException(file, "has the tensor \"" + name + "\" of shape " + tensor.shape()
                        + ", but " + CONFIG + " beside it says " + shape);
            }
        });
    }

    private static Optional<float[]> statistics(Path file, int features) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<TorchTensor> tensors = List.copyOf(TorchZip.read(file).values());
        if (tensors.size() != 1 || !tensors.getFirst().shape().equals(List.of((long) features))) {
            throw new BrokenFileException(file, "must hold one tensor of " + features + " numbers, one a feature");
        }
        return Optional.of(tensors.getFirst().floats());
    }
}
