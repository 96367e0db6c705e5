package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.SimilarFeatures;
import unbox.language.model.ModelReference;

/**
 * What lies on this machine, read once. Files that change make another of it ({@link #without}); what is asked of one is
 * always the same.
 */
final class Disk {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Supplier<CatalogSource> sources;
    private final CatalogSource source;
    private final Map<ModelReference, CatalogSource.Found<ModelCard>> models;
    private final Map<ModelReference, CatalogSource.Found<List<AutoencoderCard>>> autoencoders;
    private final Map<Path, CatalogSource.Found<CatalogSource.MaskCard>> masks = new ConcurrentHashMap<>();
    /** A workspace may have more files than there is memory for. */
    private final SoftMap<Path, Optional<Document>> files = new SoftMap<>();
    /** By identity: an autoencoder's labels are many. */
    private final Map<AutoencoderCard, FeatureIndex> indexes;
    /** Of all that was looked at, found or not. */
    private final Map<Path, Stamp> stamps = new ConcurrentHashMap<>();
    private final Map<Path, Path> workspaces = new ConcurrentHashMap<>();

    /** @param sources gives a source that has read nothing yet */
    Disk(Supplier<CatalogSource> sources) {
        this(sources, sources.get(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>(),
                Collections.synchronizedMap(new IdentityHashMap<>()));
    }

    private Disk(Supplier<CatalogSource> sources, CatalogSource source,
            Map<ModelReference, CatalogSource.Found<ModelCard>> models,
            Map<ModelReference, CatalogSource.Found<List<AutoencoderCard>>> autoencoders,
            Map<AutoencoderCard, FeatureIndex> indexes) {
        this.indexes = indexes;
        this.sources = sources;
        this.source = source;
        this.models = models;
        this.autoencoders = autoencoders;
    }

    /** The same with some files, or all in some folders, to be read again. */
    Disk without(Set<Path> changed) {
        var other = new Disk(sources, source, models, autoencoders, indexes);
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

    /** Whether files lie in a model or its autoencoders, or may be one that scripts have asked for and that was not there. */
    boolean concernsModels(Collection<Path> changed) {
        Set<Path> folders = new HashSet<>();
        models.values().forEach(found -> {
            if (found instanceof CatalogSource.Found.Here<ModelCard>(ModelCard card)) {
                folders.add(card.folder());
            }
        });
        autoencoders.values().forEach(found -> {
            if (found instanceof CatalogSource.Found.Here<List<AutoencoderCard>>(List<AutoencoderCard> cards)) {
                cards.forEach(card -> folders.add(card.folder()));
            }
        });
        boolean lacks = lacksModels();
        return changed.stream().anyMatch(file -> Paths.isIn(file, folders) || lacks && mayBeAModels(file));
    }

    private static boolean mayBeAModels(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.contains(".") || name.endsWith(".json") && !name.equals("manifest.json");
    }

    /** Whether something that scripts have asked for was not there: it may have come since. */
    boolean lacksModels() {
        return models.values().stream().anyMatch(found -> !(found instanceof CatalogSource.Found.Here))
                || autoencoders.values().stream().anyMatch(found -> !(found instanceof CatalogSource.Found.Here));
    }

    Optional<Document> file(Path file) {
        return files.get(file, this::read);
    }

    private Optional<Document> read(Path file) {
        stamps.put(file, Stamp.of(file));
        return source.read(file)
                .map(text -> new Document(file.toUri().toString(), file, Optional.empty(), withoutMark(text)));
    }

    /** The files that do not look as they did. */
    Set<Path> changed() {
        return stamps.entrySet().stream().filter(entry -> !Stamp.of(entry.getKey()).equals(entry.getValue()))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** Editors do not count a byte order mark as a part of the text. */
    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    CatalogSource.Found<ModelCard> model(ModelReference reference) {
        return models.computeIfAbsent(reference, source::model);
    }

    CatalogSource.Found<List<AutoencoderCard>> autoencoders(ModelReference reference) {
        return autoencoders.computeIfAbsent(reference, source::autoencoders);
    }

    List<AutoencoderCard> ownAutoencoders(ModelCard model) {
        return source.ownAutoencoders(model);
    }

    CatalogSource.Installed installed() {
        return source.installed();
    }

    List<String> names(Path folder) {
        return source.names(folder);
    }

    List<SimilarFeatures.Similar> similar(AutoencoderCard card, int index, int most) {
        return source.similar(card, index, most);
    }

    CatalogSource.Found<CatalogSource.MaskCard> mask(Path file) {
        return masks.computeIfAbsent(file, path -> {
            stamps.put(path, Stamp.of(path));
            return source.mask(path);
        });
    }

    FeatureIndex index(AutoencoderCard card) {
        return indexes.computeIfAbsent(card, FeatureIndex::of);
    }

    Path workspace(Path script) {
        return workspaces.computeIfAbsent(script, source::workspace);
    }
}
