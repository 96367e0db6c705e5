package unbox.server.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A workspace whose files somebody else changes at random: scripts that import each other, a mask, a model with an
 * autoencoder and labels, and a folder of other autoencoders. What is written is whole, broken, or not there.
 */
final class WorkspaceFiles {
    private static final Path BUILT_IN = Path.of("../models/landscape").toAbsolutePath().normalize();
    private static final String WEIGHTS = "final/state_dict.pth";
    private static final List<String> SMALL = List.of("final/config.json", "final/mean.pt", "final/std.pt");
    private static final List<String> LABELS = List.of(
            "{\"up.0.1\": {\"294\": {\"label\": \"snow\"}}, \"mid.0\": {\"3\": {\"label\": \"fir\"}}}", "{}",
            "{\"up.0.1\": {\"294\": {\"label\": \"snow\", \"rate\": 0.5}}}",
            "{\"up.0.1\": {\"294\": {\"label\": \"fresh snow\"}, \"4\": {\"label\": \"snow\"}}, \"mid.0\": {}}",
            "{\"up.0.1\": {\"294\": {\"label\": \"snow\"}, \"2147483647\": {\"label\": \"snow far away\"}}}",
            "{\"up.0.1\": {\"511\": {\"label\": \"last\"}, \"512\": {\"label\": \"snow behind\"}}}",
            "{\"up.0.1\": {\"294\": {\"label\": \"snow\"", "[]", "");
    private static final List<String> SCRIPTS = List.of("feature snow = up.0.1#294 \"snow\"\n",
            "feature snow = up.0.1#4\nfeature ice = up.0.1#294 \"fresh snow\"\nregion half = rect(0, 0, 1, 0.5)\n",
            "import \"lib/names.unbox\"\nedit shared { remove snow }\n",
            "import \"other.unbox\"\nfeature fir = mid.0#3\n",
            """
                    model "./mine"
                    import "lib/names.unbox"
                    region painted = mask("half.png")
                    edit e(s = 2) { add snow, up.0.1#4 "snow" by s in painted }
                    experiment x { prompt "a meadow" seed 0..1 edit none, e([1, 2]) }
                    """, """
                    model "landscape"
                    saes "./others"
                    import "lib/name.unbox"
                    import "script.unbox"
                    edit e { remove mid.0#7 set snow to 1 }
                    experiment y { prompt "snow" edit e, shared expect change < 0.5 }
                    """, "model \"./mine\"\nexperiment z { prompt \"\" edit none explore up.0.1 top 3 }\n", "edit {");
    static final List<String> NAMES = List.of("script.unbox", "other.unbox", "lib/names.unbox", "lib/more.unbox",
            "lib/name.unbox");

    private final Path folder;
    private final Random random;

    /** Files that have come, gone or changed; of a folder that was moved only its two names. */
    record Change(List<Path> gone, List<Path> changed) {}

    /** Makes the workspace. */
    WorkspaceFiles(Path folder, Random random) throws IOException {
        this.folder = folder;
        this.random = random;
        Files.createDirectories(folder.resolve("lib"));
        Path model = folder.resolve("mine");
        copyModel(model);
        copyAutoencoder("up_blocks.0.attentions.1", model.resolve("saes/up.0.1"));
        copyAutoencoder("mid_block.attentions.0", folder.resolve("others/mid.0"));
        Files.writeString(model.resolve("labels.json"), LABELS.getFirst());
        Files.writeString(folder.resolve("script.unbox"), SCRIPTS.get(4));
        Files.writeString(folder.resolve("lib/names.unbox"), SCRIPTS.getFirst());
    }

    /** Its small files; nobody here reads the weights. */
    private static void copyModel(Path model) throws IOException {
        try (Stream<Path> all = Files.walk(BUILT_IN, 2)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = model.resolve(BUILT_IN.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (file.toString().endsWith(".safetensors")) {
                    Files.createFile(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static Path autoencoder(String block) throws IOException {
        try (Stream<Path> all = Files.list(BUILT_IN.resolve("saes"))) {
            return all.filter(each -> each.getFileName().toString().contains(block)).findFirst().orElseThrow();
        }
    }

    private static void copyAutoencoder(String block, Path to) throws IOException {
        Files.createDirectories(to.resolve("final"));
        for (String name : Stream.concat(Stream.of(WEIGHTS), SMALL.stream()).toList()) {
            Files.copy(autoencoder(block).resolve(name), to.resolve(name));
        }
    }

    String randomText() {
        return any(SCRIPTS);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Does something to a file or folder. */
    Change change() throws IOException {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> write(any(NAMES), randomText().getBytes(StandardCharsets.UTF_8));
            case 3 -> delete(any(NAMES));
            case 4 -> move(any(NAMES), any(NAMES));
            case 5 -> mask();
            case 6, 7 -> labels(any(List.of("mine/labels.json", "others/labels.json")));
            case 8 -> statistics(any(List.of("mine/saes/up.0.1/", "others/mid.0/")));
            default -> moveFolder(any(List.of("mine", "others/mid.0", "lib")));
        };
    }

    private Change write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isDirectory(file.getParent())) {
            return new Change(List.of(), List.of());
        }
        if (random.nextBoolean()) {
            Files.write(file, content);
        } else {
            Path whole = Files.write(file.resolveSibling(".being-written"), content);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Change(List.of(), List.of(file));
    }

    private Change delete(String name) throws IOException {
        return Files.deleteIfExists(folder.resolve(name))
                ? new Change(List.of(folder.resolve(name)), List.of())
                : new Change(List.of(), List.of());
    }

    /** Where both are there, or neither, nothing is moved. */
    private Change move(String from, String to) throws IOException {
        Path source = folder.resolve(from);
        Path target = folder.resolve(to);
        boolean can = Files.exists(source) != Files.exists(target);
        if (!can) {
            return new Change(List.of(), List.of());
        }
        Path there = Files.exists(source) ? source : target;
        Path free = there.equals(source) ? target : source;
        if (!Files.isDirectory(free.getParent())) {
            return new Change(List.of(), List.of());
        }
        Files.move(there, free);
        return new Change(List.of(there), List.of(free));
    }

    /** Back at once more often than not. */
    private Change moveFolder(String name) throws IOException {
        boolean there = Files.exists(folder.resolve(name));
        return there && random.nextInt(3) > 0 ? new Change(List.of(), List.of()) : move(name, name + "-away");
    }

    private Change mask() throws IOException {
        if (random.nextInt(3) == 0) {
            return delete("half.png");
        }
        var picture = new java.awt.image.BufferedImage(1 + random.nextInt(2), 1,
                java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(0, 0, 0, random.nextInt(2) * 255);
        var written = new java.io.ByteArrayOutputStream();
        ImageIO.write(picture, "png", written);
        return write("half.png", random.nextInt(3) == 0 ? new byte[]{1, 2, 3} : written.toByteArray());
    }

    private Change labels(String name) throws IOException {
        return random.nextInt(6) == 0 ? delete(name) : write(name, any(LABELS).getBytes(StandardCharsets.UTF_8));
    }

    private Change statistics(String autoencoder) throws IOException {
        String name = any(SMALL);
        byte[] whole = Files
                .readAllBytes(autoencoder(any(List.of("up_blocks.0.attentions.1", "mid_block"))).resolve(name));
        return switch (random.nextInt(4)) {
            case 0 -> delete(autoencoder + name);
            case 1 -> write(autoencoder + name, java.util.Arrays.copyOf(whole, whole.length / 2));
            default -> write(autoencoder + name, whole);
        };
    }

    /** How the workspace is at the moment, for a message. */
    Map<String, Long> present() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(java.util.stream.Collectors.toMap(
                    file -> folder.relativize(file).toString(), file -> file.toFile().length(), (one, other) -> one,
                    java.util.TreeMap::new));
        }
    }
}
