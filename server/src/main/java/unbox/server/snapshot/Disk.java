package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
    private final Supplier<CatalogSource> sources;
    private final CatalogSource source;
    private final Map<ModelReference, CatalogSource.Found<ModelCard>> models;
    private final Map<ModelReference, CatalogSource.Found<List<AutoencoderCard>>> autoencoders;
    private final Map<Path, CatalogSource.Found<CatalogSource.MaskCard>> masks = new ConcurrentHashMap<>();
    private final Map<Path, Optional<Document>> files = new ConcurrentHashMap<>();
    /** By identity: an autoencoder's labels are many. */
    private final Map<AutoencoderCard, FeatureIndex> indexes;
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

    /** The same with some files to be read again. */
    Disk without(Collection<Path> changed) {
        var other = new Disk(sources, source, models, autoencoders, indexes);
        other.masks.putAll(masks);
        other.files.putAll(files);
        changed.forEach(other.masks::remove);
        changed.forEach(other.files::remove);
        return other;
    }

    /** Everything to be read again, models and autoencoders too. */
    Disk fresh() {
        return new Disk(sources);
    }

    /** Whether something that scripts have asked for was not there: it may have come since. */
    boolean lacksModels() {
        return models.values().stream().anyMatch(found -> !(found instanceof CatalogSource.Found.Here))
                || autoencoders.values().stream().anyMatch(found -> !(found instanceof CatalogSource.Found.Here));
    }

    Optional<Document> file(Path file) {
        return files.computeIfAbsent(file, path -> source.read(path)
                .map(text -> new Document(path.toUri().toString(), path, Optional.empty(), text)));
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

    List<SimilarFeatures.Similar> similar(AutoencoderCard card, int index, int most) {
        return source.similar(card, index, most);
    }

    CatalogSource.Found<CatalogSource.MaskCard> mask(Path file) {
        return masks.computeIfAbsent(file, source::mask);
    }

    FeatureIndex index(AutoencoderCard card) {
        return indexes.computeIfAbsent(card, FeatureIndex::of);
    }

    Path workspace(Path script) {
        return workspaces.computeIfAbsent(script, source::workspace);
    }
}
