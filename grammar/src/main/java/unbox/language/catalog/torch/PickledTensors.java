package unbox.language.catalog.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import unbox.language.catalog.torch.Pickled.Dictionary;
import unbox.language.catalog.torch.Pickled.Global;
import unbox.language.catalog.torch.Pickled.Storage;
import unbox.language.catalog.torch.Pickled.Text;
import unbox.language.catalog.torch.Pickled.Tuple;
import unbox.language.catalog.torch.Pickled.Whole;

/**
 * What the names and calls in a pickle of tensors mean. Nothing is ever called: each has a fixed meaning here.
 *
 * @see <a href="https://github.com/pytorch/pytorch/blob/main/torch/_utils.py">torch/_utils.py, _rebuild_tensor_v2</a>
 */
final class PickledTensors {
    private static final Map<String, Global> GLOBALS = Map.of("collections.OrderedDict", Global.ORDERED_DICTIONARY,
            "torch._utils._rebuild_tensor_v2", Global.REBUILD_TENSOR, "torch.FloatStorage", Global.FLOAT_STORAGE,
            "torch.HalfStorage", Global.HALF_STORAGE, "torch.BFloat16Storage", Global.BFLOAT16_STORAGE,
            "torch.DoubleStorage", Global.DOUBLE_STORAGE, "torch.LongStorage", Global.LONG_STORAGE,
            "torch.IntStorage", Global.INT_STORAGE);

    private PickledTensors() {}

    /** The one of the few names that may stand in a pickle of tensors; every other is refused. */
    static Pickled global(String name) {
        Pickled global = GLOBALS.get(name);
        if (global == null) {
            throw new PickleException("names " + name
                    + " in its pickle, which is refused: a file of tensors needs no such name, and it could run code");
        }
        return global;
    }

    /** What a call gives: an empty dictionary, or a tensor from its storage, offset, shape and strides. */
    static Pickled call(List<Pickled> callableAndArguments) {
        Pickled callable = callableAndArguments.get(0);
        List<Pickled> items = callableAndArguments.get(1) instanceof Tuple(List<Pickled> all) ? all : List.of();
        if (callable == Global.ORDERED_DICTIONARY && items.isEmpty()) {
            return new Dictionary();
        }
        if (callable == Global.REBUILD_TENSOR && items.size() >= 4 && items.get(0) instanceof Storage storage
                && items.get(1) instanceof Whole offset) {
            return new Pickled.Tensor(storage, offset.value(), wholes(items.get(2)), wholes(items.get(3)));
        }
        throw new PickleException("has a pickle that puts a tensor together in an unknown way");
    }

    private static List<Long> wholes(Pickled tuple) {
        List<Long> wholes = new ArrayList<>();
        if (tuple instanceof Tuple(List<Pickled> items)) {
            for (Pickled item : items) {
                if (item instanceof Whole(long value)) {
                    wholes.add(value);
                }
            }
            if (wholes.size() == items.size()) {
                return List.copyOf(wholes);
            }
        }
        throw new PickleException("has a tensor whose shape or stride is no list of whole numbers");
    }

    /** {@code ('storage', torch.FloatStorage, '0', 'cuda:0', 5120)}; where it once lay does not matter. */
    static Storage storage(Pickled identity) {
        if (identity instanceof Tuple(List<Pickled> items) && items.size() == 5
                && items.get(0) instanceof Text(String kind) && kind.equals("storage")
                && items.get(1) instanceof Global type && items.get(2) instanceof Text(String key)
                && items.get(4) instanceof Whole(long count)) {
            return new Storage(TorchTensor.Type.of(type), key, count);
        }
        throw new PickleException("has a pickle with an unknown kind of storage");
    }
}
