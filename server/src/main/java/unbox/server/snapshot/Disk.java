package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.FeatureIndex;
import unbox.language.catalog.LayeredSource;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.SimilarFeatures;
import unbox.language.model.ModelReference;

/**
 * What lies on this machine, read once. Files that change make another of it ({@link #without}); what is asked of one is
 * always the same.
 */
final class Disk implements LayeredSource {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Supplier<CatalogSource> sources;
    private final CatalogSource source;
    private final Models models;
    private final Map<Path, Found<MaskCard>> masks = new ConcurrentHashMap<>();
    /** A workspace may have more files than there is memory for. */
    private final SoftMap<Path, Optional<Document>> files = new SoftMap<>();
    /** Of all that was looked at, found or not. */
    private final Map<Path, Stamp> stamps = new ConcurrentHashMap<>();
    private final Map<Path, Path> workspaces = new ConcurrentHashMap<>();

    /** @param sources gives a source that has read nothing yet */
    Disk(Supplier<CatalogSource> sources) {
        this(sources, sources.get());
    }

    private Disk(Supplier<CatalogSource> sources, CatalogSource source) {
        this(sources, source, new Models(source));
    }

    private Disk(Supplier<CatalogSource> sources, CatalogSource source, Models models) {
        this.sources = sources;
        this.source = source;
        this.models = models;
    }

    /** The same with some files, or all in some folders, to be read again. */
    Disk without(Set<Path> changed) {
        var other = new Disk(sources, source, models);
        masks.forEach((file, mask) -> {
            if (!Paths.isIn(file, changed)) {
                other.masks.put(file, mask);
            }
        });
        files.forEach((file, document) -> {
            if (!Paths.isIn(file, changed)) {
                other.files.put(file, document);
            }
        });
        stamps.forEach((file, stamp) -> {
            if (!Paths.isIn(file, changed)) {
                other.stamps.put(file, stamp);
            }
        });
        return other;
    }

    /** Everything to be read again, models and autoencoders too. */
    Disk fresh() {
        return new Disk(sources);
    }

    @Override
    public CatalogSource below() {
        return source;
    }

    Models models() {
        return models;
    }

    Optional<Document> file(Path file) {
        return files.get(file, this::load);
    }

    private Optional<Document> load(Path file) {
        stamps.put(file, Stamp.of(file));
        return source.read(file)
                .map(text -> new Document(file.toUri().toString(), file, Optional.empty(), withoutMark(text)));
    }

    @Override
    public Optional<String> read(Path file) {
        return file(file).map(Document::text);
    }

    /** The files and folders that may not be as they were. */
    Set<Path> changed() {
        return stamps.entrySet().stream().filter(entry -> !entry.getValue().isStillOf(entry.getKey()))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** Editors do not count a byte order mark as a part of the text. */
    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    @Override
    public Found<ModelCard> model(ModelReference reference) {
        return models.model(reference);
    }

    @Override
    public Found<List<AutoencoderCard>> autoencoders(ModelReference reference) {
        return models.autoencoders(reference);
    }

    @Override
    public List<String> names(Path folder) {
        stamps.put(folder, Stamp.of(folder));
        return source.names(folder);
    }

    @Override
    public List<SimilarFeatures.Similar> similar(AutoencoderCard card, int index, int most, Runnable wanted) {
        return models.similar(card, index, most, wanted);
    }

    @Override
    public Found<MaskCard> mask(Path file) {
        return masks.computeIfAbsent(file, path -> {
            stamps.put(path, Stamp.of(path));
            return source.mask(path);
        });
    }

    FeatureIndex index(AutoencoderCard card) {
        return models.index(card);
    }

    @Override
    public Path workspace(Path script) {
        return workspaces.computeIfAbsent(script, source::workspace);
    }
}
