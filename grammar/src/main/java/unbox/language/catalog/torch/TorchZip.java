package unbox.language.catalog.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unbox.language.catalog.file.BrokenFileException;

/**
 * Reads the tensors of a file that {@code torch.save} wrote (since PyTorch 1.6 a zip of a pickle and raw numbers). No code of
 * the file is ever run, and no more memory is taken than the file's own size explains.
 *
 * @see <a href="https://docs.pytorch.org/docs/stable/notes/serialization.html">PyTorch, serialization semantics</a>
 */
public final class TorchZip {
    private static final String PICKLE = "/data.pkl";
    private static final int LARGEST_PICKLE = 4 << 20;
    private static final int DEEPEST = 8;
    private static final int MOST_VALUES = 100_000;
    private static final int LONGEST_NAME = 256;
    private static final long MOST_NUMBERS = Integer.MAX_VALUE / Double.BYTES;

    private final Path file;
    private final Map<String, ZipEntryBytes> entries;
    private final String folder;
    private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    private int visited;

    private TorchZip(Path file, Map<String, ZipEntryBytes> entries, String folder) {
        this.file = file;
        this.entries = entries;
        this.folder = folder;
    }

    /**
     * The tensors of a file, by name, in the file's order. What is no tensor is passed over.
     *
     * @throws BrokenFileException where the file is missing, damaged, or names anything but tensors; a refused name is named
     */
    public static Map<String, TorchTensor> read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Map<String, ZipEntryBytes> entries = ZipDirectory.read(file, channel);
            List<String> pickles = entries.keySet().stream().filter(name -> name.endsWith(PICKLE)).toList();
            if (pickles.size() != 1) {
                throw new BrokenFileException(file, "is a zip, but not one that torch.save wrote: it has "
                        + pickles.size() + " entries data.pkl instead of one");
            }
            String pickle = pickles.getFirst();
            return new TorchZip(file, entries, pickle.substring(0, pickle.length() - PICKLE.length())).tensors();
        } catch (NoSuchFileException missing) {
            throw new BrokenFileException(file, "is missing", missing);
        } catch (IOException unreadable) {
            throw new BrokenFileException(file, "cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (Unpickler.PickleException refused) {
            throw new BrokenFileException(file, refused.getMessage(), refused);
        }
    }

    private Map<String, TorchTensor> tensors() {
        refuseBigEndian();
        ZipEntryBytes pickle = entries.get(folder + PICKLE);
        if (pickle.size() > LARGEST_PICKLE) {
            throw new BrokenFileException(file, "has a pickle of " + pickle.size() + " bytes; tensors need far less");
        }
        visit("", Unpickler.read(pickle.map()), 0);
        return tensors;
    }

    private void refuseBigEndian() {
        ZipEntryBytes order = entries.get(folder + "/byteorder");
        if (order != null && order.size() == "big".length()) {
            ByteBuffer word = order.map();
            if (StandardCharsets.US_ASCII.decode(word).toString().equals("big")) {
                throw new BrokenFileException(file, "was saved on a big-endian machine, which is not supported");
            }
        }
    }

    private void visit(String name, Pickled value, int depth) {
        if (++visited > MOST_VALUES || depth > DEEPEST) {
            throw new BrokenFileException(file, "holds too many values, or nests them too deep");
        }
        if (name.length() > LONGEST_NAME) {
            throw new BrokenFileException(file,
                    "holds a value under keys of more than " + LONGEST_NAME + " characters");
        }
        switch (value) {
            case Pickled.Tensor tensor -> {
                if (tensors.put(name, checked(name, tensor)) != null) {
                    throw new BrokenFileException(file, "holds two tensors named \"" + name + "\"");
                }
            }
            case Pickled.Dictionary(Map<String, Pickled> values) -> values
                    .forEach((key, item) -> visit(name.isEmpty() ? key : name + "." + key, item, depth + 1));
            case Pickled.Items(List<Pickled> items) -> visitAll(name, items, depth);
            case Pickled.Tuple(List<Pickled> items) -> visitAll(name, items, depth);
            case Pickled.Other other -> {
            }
            case Pickled.Whole whole -> {
            }
            case Pickled.Text text -> {
            }
            case Pickled.Global global -> {
            }
            case Pickled.Storage storage -> {
            }
        }
    }

    private void visitAll(String name, List<Pickled> items, int depth) {
        for (int at = 0; at < items.size(); at++) {
            visit(name.isEmpty() ? Integer.toString(at) : name + "." + at, items.get(at), depth + 1);
        }
    }

    private TorchTensor checked(String name, Pickled.Tensor tensor) {
        Pickled.Storage storage = tensor.storage();
        ZipEntryBytes entry = entries.get(folder + "/data/" + storage.key());
        if (entry == null) {
            throw wrong(name, "has its numbers in the entry data/" + storage.key() + ", which is missing");
        }
        if (storage.count() < 0 || storage.count() > entry.size() / storage.type().bytes()) {
            throw wrong(name,
                    "should have " + storage.count() + " numbers, but its entry has " + entry.size() + " bytes");
        }
        if (!fits(tensor)) {
            throw wrong(name, "of shape " + tensor.shape() + " and stride " + tensor.strides()
                    + " does not lie inside the numbers that it views");
        }
        return new TorchTensor(name, storage.type(), tensor.shape(), tensor.strides(), tensor.offset(), entry);
    }

    /** Whether a tensor's first and last number lie in its storage, and it has no more numbers than the storage. */
    private static boolean fits(Pickled.Tensor tensor) {
        List<Long> shape = tensor.shape();
        if (shape.size() != tensor.strides().size() || tensor.offset() < 0
                || shape.stream().anyMatch(length -> length < 0)) {
            return false;
        }
        long limit = Math.min(tensor.storage().count(), MOST_NUMBERS);
        long count = 1;
        long last = tensor.offset();
        for (int axis = 0; axis < shape.size() && !shape.contains(0L); axis++) {
            long steps = shape.get(axis) - 1;
            long stride = steps == 0 ? 0 : tensor.strides().get(axis);
            // each is below 2^28 here, so that no product overflows
            if (steps >= limit || stride < 0 || stride > limit || last >= limit) {
                return false;
            }
            count *= shape.get(axis);
            last += steps * stride;
            if (count > limit) {
                return false;
            }
        }
        return shape.contains(0L) || last < limit;
    }

    private BrokenFileException wrong(String name, String reason) {
        String which = name.isEmpty() ? "holds a tensor that " : "holds the tensor \"" + name + "\", which ";
        return new BrokenFileException(file, which + reason);
    }
}
