package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.CatalogSource.Found;
import unbox.language.catalog.FeatureIndex;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.SimilarFeatures.Similar;
import unbox.language.model.ModelReference;

/**
 * The models and autoencoders that scripts have asked for, each read once. Where a file of one has changed, all are read
 * again: by another of these.
 */
final class Models {
    private static final List<String> OTHERS = List.of(".unbox", ".png", ".jpg", ".csv", ".html", "manifest.json");

    private final CatalogSource source;
    private final long since = System.currentTimeMillis();
    private final Map<ModelReference, Found<ModelCard>> models = new ConcurrentHashMap<>();
    private final Map<ModelReference, Found<List<AutoencoderCard>>> autoencoders = new ConcurrentHashMap<>();
    /** By identity: an autoencoder's labels are many. */
    private final Map<AutoencoderCard, FeatureIndex> indexes = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<Likeness, List<Similar>> similar = new ConcurrentHashMap<>();
    /** Also while they are being read: a change may come too late for that. */
    private final Set<ModelReference> asked = ConcurrentHashMap.newKeySet();

    /** What was asked about a feature of an autoencoder. */
    private record Likeness(Path autoencoder, int index, int most) {}

    Models(CatalogSource source) {
        this.source = source;
    }

    Found<ModelCard> model(ModelReference reference) {
        return found(models, reference, source::model);
    }

    Found<List<AutoencoderCard>> autoencoders(ModelReference reference) {
        return found(autoencoders, reference, source::autoencoders);
    }

    private <T> Found<T> found(Map<ModelReference, Found<T>> known, ModelReference reference,
            Function<ModelReference, Found<T>> read) {
        asked.add(reference);
        return known.computeIfAbsent(reference, read);
    }

    /** The features most like one. They are kept: all weights are gone through for them, and people point at the same again. */
    List<Similar> similar(AutoencoderCard card, int index, int most, Runnable wanted) {
        var likeness = new Likeness(card.folder(), index, most);
        List<Similar> known = similar.get(likeness);
        if (known != null) {
            return known;
        }
        List<Similar> found = source.similar(card, index, most, wanted);
        similar.put(likeness, found);
        return found;
    }

    FeatureIndex index(AutoencoderCard card) {
        return indexes.computeIfAbsent(card, FeatureIndex::of);
    }

    /** Whether files, or folders with all that is in them, are a model's or autoencoders', or may be some that was not there. */
    boolean concern(Collection<Path> changed) {
        Set<Path> places = Set.copyOf(changed);
        Set<Path> folders = folders();
        Set<Path> named = named();
        boolean unsure = lack() || asked.stream().anyMatch(each -> !models.containsKey(each)
                && !autoencoders.containsKey(each));
        return Stream.concat(folders.stream(), named.stream()).anyMatch(folder -> Paths.isIn(folder, places))
                || changed.stream().anyMatch(file -> Paths.isIn(file, folders) || unsure && mayBeAModels(file)
                        || Paths.isIn(file, named) && !isOthers(file));
    }

    private static boolean mayBeAModels(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.contains(".") || name.endsWith(".json") && !name.equals("manifest.json");
    }

    /** A folder that a script names may hold much else. */
    private static boolean isOthers(Path file) {
        return OTHERS.stream().anyMatch(file.toString()::endsWith);
    }

    /** Where those lie that are here. */
    private Set<Path> folders() {
        return Stream.concat(models.values().stream(), autoencoders.values().stream()).flatMap(found -> switch (found) {
            case Found.Here<?>(ModelCard card) -> Stream.of(card.folder());
            case Found.Here<?>(List<?> cards) -> cards.stream().map(card -> ((AutoencoderCard) card).folder());
            default -> Stream.empty();
        }).collect(Collectors.toSet());
    }

    /** The folders that scripts name, also those that are just being read: labels lie there, beside autoencoders. */
    private Set<Path> named() {
        return asked.stream().filter(ModelReference.Folder.class::isInstance)
                .map(reference -> ((ModelReference.Folder) reference).path()).collect(Collectors.toSet());
    }

    /** Whether something that scripts have asked for was not there: it may have come since. */
    boolean lack() {
        return Stream.concat(models.values().stream(), autoencoders.values().stream())
                .anyMatch(found -> !(found instanceof Found.Here));
    }

    /** Whether a file has come, gone or changed since they were read, for editors that do not tell. */
    boolean haveChanged() {
        return Stream.concat(named().stream(), folders().stream()).distinct()
                .anyMatch(folder -> YoungerFile.isIn(folder, since));
    }
}
