package unbox.runtime.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import unbox.runtime.RunException;

/**
 * A component's weights under a path of names, so that the code that binds them reads as the file does:
 *
 * <pre>{@code
 * Weights attention = weights.at("down_blocks").at(1).at("attentions").at(0);
 * NDArray weight = attention.at("proj_in").get("weight", channels, channels);
 * }</pre>
 *
 * What does not fit is not thrown one by one: {@link #finish} names it all at once.
 */
public final class Weights {
    private static final int NAMES_SHOWN = 12;

    private final Component component;
    private final String prefix;

    private Weights(Component component, String prefix) {
        this.component = component;
        this.prefix = prefix;
    }

    /** What the views of one component share. */
    private record Component(WeightFiles files, NDManager owner, DataType format, Map<String, Safetensors> places,
            Set<String> unused, Set<String> missing, List<String> misshapen) {}

    /**
     * Opens a component's files; no tensor is read yet.
     *
     * @param owner frees the arrays when it is closed; they lie on its device
     * @param format of every array
     * @throws RunException when a file is broken, or the shards are not as their index says
     */
    public static Weights open(WeightFiles files, NDManager owner, DataType format) {
        Map<String, Safetensors> places = new LinkedHashMap<>();
        for (Path path : files.files()) {
            Safetensors file = Safetensors.open(path);
            file.tensors().keySet().forEach(name -> {
                Safetensors other = places.put(name, file);
                if (other != null) {
                    throw new RunException(path + ": tensor " + name + " is also in " + other.file()
                            + "; the shards are of different models: fetch them again");
                }
            });
        }
        checkIndex(files, places);
        return new Weights(new Component(files, owner, format, places, new TreeSet<>(places.keySet()), new TreeSet<>(),
                new ArrayList<>()), "");
    }

    private static void checkIndex(WeightFiles files, Map<String, Safetensors> places) {
        files.index().forEach((name, path) -> {
            Safetensors place = places.get(name);
            if (place == null || !place.file().equals(path)) {
                throw new RunException(path + ": holds no tensor " + name
                        + ", but the index of shards says so; fetch the shards and their index again");
            }
        });
    }

    /** What stands below a name. */
    public Weights at(String name) {
        return new Weights(component, prefix + name + ".");
    }

    /** What stands below an index. */
    public Weights at(int index) {
        return at(Integer.toString(index));
    }

    /**
     * A tensor.
     *
     * @param shape that it must have
     * @return in the component's number format, owned by its manager; null where it is missing or has another shape,
     *         and then {@link #finish} throws
     */
    public NDArray get(String name, long... shape) {
        String path = prefix + name;
        component.unused.remove(path);
        Safetensors place = component.places.get(path);
        if (place == null) {
            component.missing.add(path);
            return null;
        }
        StoredTensor tensor = place.tensors().get(path);
        if (!tensor.hasShape(shape)) {
            component.misshapen.add(path + " is " + tensor.shape() + ", not " + Arrays.toString(shape));
            return null;
        }
        return TensorReader.read(place, tensor, component.owner, component.format);
    }

    /** Says that what stands here, if anything, is known and not needed. */
    public void ignore() {
        component.unused.removeIf(name -> name.startsWith(prefix) || name.equals(ownName()));
    }

    private String ownName() {
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }

    /**
     * Ends the loading of the component.
     *
     * @param notes is told of tensors that nothing asked for, where that is all that is odd
     * @throws RunException when a tensor is missing or has another shape: names every such tensor and those not used
     */
    public void finish(Consumer<String> notes) {
        String unused = list("not used", component.unused);
        if (!component.missing.isEmpty() || !component.misshapen.isEmpty()) {
            throw new RunException(component.files.folder() + ": the weights do not fit config.json"
                    + list("missing", component.missing) + list("of another shape", component.misshapen) + unused
                    + "; fetch both from the same model");
        }
        if (!unused.isEmpty()) {
            notes.accept(component.files.folder() + ": some weights have no place in the model" + unused);
        }
    }

    private static String list(String title, Collection<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        String more = names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "";
        return "; " + title + ": " + shown + more;
    }
}
