package unbox.language.catalog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.model.ModelReference;

/**
 * A source of catalogs that holds everything in memory. Each {@code with} gives a new one.
 *
 * @param workspace the folder of every script
 * @param models by the reference as it is written
 * @param autoencoders likewise
 * @param files texts by absolute path
 * @param masks by absolute path
 */
public record MemoryCatalogSource(Path workspace, Map<String, ModelCard> models,
        Map<String, List<AutoencoderCard>> autoencoders, Map<Path, String> files, Map<Path, MaskCard> masks)
        implements CatalogSource {

    /** A workspace with nothing in it. */
    public MemoryCatalogSource(Path workspace) {
        this(workspace, Map.of(), Map.of(), Map.of(), Map.of());
    }

    public MemoryCatalogSource withModel(String written, ModelCard model) {
        return new MemoryCatalogSource(workspace, plus(models, written, model), autoencoders, files, masks);
    }

    public MemoryCatalogSource withAutoencoders(String written, List<AutoencoderCard> cards) {
        return new MemoryCatalogSource(workspace, models, plus(autoencoders, written, cards), files, masks);
    }

    /** @param path from the workspace, or absolute */
    public MemoryCatalogSource withFile(String path, String text) {
        return new MemoryCatalogSource(workspace, models, autoencoders, plus(files, workspace.resolve(path), text),
                masks);
    }

    /** @param path from the workspace, or absolute */
    public MemoryCatalogSource withMask(String path, MaskCard mask) {
        return new MemoryCatalogSource(workspace, models, autoencoders, files,
                plus(masks, workspace.resolve(path), mask));
    }

    @Override
    public Found<ModelCard> model(ModelReference reference) {
        return found(models.get(reference.written()), "there is no model " + reference.written());
    }

    @Override
    public Found<List<AutoencoderCard>> autoencoders(ModelReference reference) {
        return found(autoencoders.get(reference.written()), "there are no autoencoders " + reference.written());
    }

    @Override
    public List<AutoencoderCard> ownAutoencoders(ModelCard model) {
        return autoencoders.getOrDefault(model.name(), List.of());
    }

    @Override
    public List<String> names(Path folder) {
        return Stream.concat(files.keySet().stream(), masks.keySet().stream())
                .filter(file -> folder.equals(file.getParent())).map(file -> file.getFileName().toString()).sorted()
                .toList();
    }

    @Override
    public Optional<String> read(Path file) {
        return Optional.ofNullable(files.get(file));
    }

    /** A file that is there as text but not as a mask is no picture. */
    @Override
    public Found<MaskCard> mask(Path file) {
        return files.containsKey(file)
                ? new Found.Broken<>(file + " is no picture")
                : found(masks.get(file), "there is no " + file);
    }

    @Override
    public Path workspace(Path script) {
        return workspace;
    }

    private static <T> Found<T> found(T value, String cure) {
        return value == null ? new Found.Absent<>(cure) : new Found.Here<>(value);
    }

    private static <K, V> Map<K, V> plus(Map<K, V> map, K key, V value) {
        Map<K, V> larger = new HashMap<>(map);
        larger.put(key, value);
        return Map.copyOf(larger);
    }
}
