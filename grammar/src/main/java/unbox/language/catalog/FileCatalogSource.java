package unbox.language.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.region.MaskPicture;
import unbox.language.model.ModelReference;
import unbox.language.model.ModelReference.BuiltIn;
import unbox.language.model.ModelReference.Folder;
import unbox.language.model.ModelReference.Hub;

/**
 * The catalog of this machine: built-in models, folders, and what the hub's clients have downloaded. Nothing is ever
 * downloaded here. A model is read once: a new source sees later changes.
 */
public final class FileCatalogSource implements CatalogSource {
    /** A larger file is no script, whatever its name is. */
    private static final long LONGEST_SCRIPT = 64_000_000;

    private final Path builtInModels;
    private final HubCache hub;
    private final Map<Path, List<AutoencoderCard>> ownAutoencoders = new ConcurrentHashMap<>();
    private final Map<ModelReference, Found<ModelCard>> models = new ConcurrentHashMap<>();

    /**
     * @param builtInModels holds a folder for each built-in model
     * @param environment the variables that say where the hub's cache lies
     */
    public FileCatalogSource(Path builtInModels, Map<String, String> environment) {
        this.builtInModels = builtInModels;
        hub = new HubCache(environment);
    }

    @Override
    public Found<ModelCard> model(ModelReference reference) {
        return models.computeIfAbsent(reference, this::readModel);
    }

    @Override
    public Found<List<AutoencoderCard>> autoencoders(ModelReference reference) {
        try {
            return place(reference, false).then(this::readAutoencoders);
        } catch (BrokenFileException broken) {
            return new Found.Broken<>(broken.getMessage());
        }
    }

    /** Those that {@link #model} has found right: a model whose own autoencoders are broken is broken. */
    @Override
    public List<AutoencoderCard> ownAutoencoders(ModelCard model) {
        return ownAutoencoders.computeIfAbsent(model.folder(),
                folder -> AutoencoderFolder.readAll(folder.resolve("saes"), folder.resolve("labels.json")));
    }

    @Override
    public Installed installed() {
        Map<Boolean, List<String>> inHub = hub.downloaded().entrySet().stream().collect(Collectors.partitioningBy(
                entry -> Files.exists(entry.getValue().resolve("model_index.json")),
                Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return new Installed(Stream.concat(builtInNames().stream(), inHub.get(true).stream()).toList(),
                inHub.get(false));
    }

    @Override
    public List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    @Override
    public List<SimilarFeatures.Similar> similar(AutoencoderCard card, int index, int most, Runnable wanted) {
        try {
            return SimilarFeatures.of(card, index, most, wanted);
        } catch (BrokenFileException | InternalError gone) {
            // The error is Java's word for mapped bytes of a file that has become shorter meanwhile.
            return List.of();
        }
    }

    @Override
    public Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST_SCRIPT
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Found<MaskCard> mask(Path file) {
        if (!Files.exists(file)) {
            return new Found.Absent<>("There is no file " + file + ".");
        }
        try {
            MaskPicture mask = MaskPicture.read(file);
            return new Found.Here<>(new MaskCard(mask.width(), mask.height(), mask.alpha(), mask.black()));
        } catch (BrokenFileException broken) {
            return new Found.Broken<>(broken.getMessage());
        }
    }

    @Override
    public Path workspace(Path script) {
        Path own = script.toAbsolutePath().normalize().getParent();
        for (Path folder = own; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return own;
    }

    private Found<ModelCard> readModel(ModelReference reference) {
        try {
            return place(reference, true).then(folder -> readModel(reference, folder));
        } catch (BrokenFileException broken) {
            return new Found.Broken<>(broken.getMessage());
        }
    }

    private Found<ModelCard> readModel(ModelReference reference, Path folder) {
        List<String> missing = ModelFolder.missing(folder);
        if (missing.isEmpty()) {
            ModelCard card = ModelFolder.read(folder).card(reference.written());
            ownAutoencoders(card);
            return new Found.Here<>(card);
        }
        String lacking = folder + " lacks " + String.join(", ", missing) + ".";
        return reference instanceof Hub(String written, String id, String revision)
                ? new Found.Absent<>(lacking + " " + howToDownload(id, revision, true))
                : new Found.Broken<>(lacking + " A model needs these files, in the layout in which diffusers saves it; "
                        + "weights may also be *.fp16.safetensors.");
    }

    private Found<List<AutoencoderCard>> readAutoencoders(Path folder) {
        List<AutoencoderCard> cards = AutoencoderFolder.readAll(folder, folder.resolve("labels.json"));
        return cards.isEmpty()
                ? new Found.Broken<>(folder + " holds no autoencoder. There must be a folder for each block, named "
                        + "like unet.down_blocks.2.attentions.1_k10, with config.json and state_dict.pth in it or in "
                        + "its folder final.")
                : new Found.Here<>(cards);
    }

    private Found<Path> place(ModelReference reference, boolean model) {
        return switch (reference) {
            case BuiltIn(String written) -> builtIn(written);
            case Folder(String written, Path path) -> Files.isDirectory(path)
                    ? new Found.Here<>(path)
                    : new Found.Absent<>("There is no folder " + path + ".");
            case Hub(String written, String id, String revision) -> inHub(written, id, revision, model);
        };
    }

    private Found<Path> builtIn(String name) {
        List<String> names = builtInNames();
        String known = names.isEmpty()
                ? "No model is built in (" + builtInModels + " holds none)"
                : "Built in " + (names.size() == 1 ? "is only " : "are ") + String.join(", ", names);
        return names.contains(name)
                ? new Found.Here<>(builtInModels.resolve(name))
                : new Found.Absent<>(
                        known + ". A folder is written ./" + name + ", a model of the hub owner/" + name + ".");
    }

    private List<String> builtInNames() {
        if (!Files.isDirectory(builtInModels)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(builtInModels)) {
            return folders.filter(folder -> Files.exists(folder.resolve("model_index.json")))
                    .map(folder -> folder.getFileName().toString()).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new BrokenFileException(builtInModels, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private Found<Path> inHub(String written, String id, String revision, boolean model) {
        if (!HubCache.isId(id) || !HubCache.isRevision(revision)) {
            return new Found.Absent<>("\"" + written + "\" is no id of the hub: that is written owner/name or "
                    + "owner/name@revision. A folder begins with ./ or ../");
        }
        return hub.snapshot(id, revision).<Found<Path>>map(Found.Here::new)
                .orElseGet(() -> new Found.Absent<>("It is not in the hub's cache on this machine"
                        + hub.root().map(root -> " (" + root + ")").orElse("") + ". "
                        + howToDownload(id, revision, model)));
    }

    private static String howToDownload(String id, String revision, boolean model) {
        String at = revision.equals("main") ? "" : " --revision " + revision;
        String files = model ? " --include \"*.json\" \"*.txt\" \"*.fp16.safetensors\"" : "";
        return "Get it with: hf download " + id + at + files;
    }
}
