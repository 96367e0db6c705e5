package unbox.language.catalog.torch;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unbox.language.catalog.torch.Pickled.Dictionary;
import unbox.language.catalog.torch.Pickled.Global;
import unbox.language.catalog.torch.Pickled.Items;
import unbox.language.catalog.torch.Pickled.Other;
import unbox.language.catalog.torch.Pickled.Storage;
import unbox.language.catalog.torch.Pickled.Text;
import unbox.language.catalog.torch.Pickled.Tuple;
import unbox.language.catalog.torch.Pickled.Whole;

/**
 * Reads pickles of protocol 2 as {@code torch.save} writes them. Nothing is ever called: the few global names that tensors
 * need have a fixed meaning here, every other name is refused.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">pickletools.py, the opcodes</a>
 */
final class Unpickler {
    /** A tensor with its name takes 30; a value takes up to 100 bytes here, whatever it took in the file. */
    private static final int MOST_STEPS = 1 << 18;
    private static final int MOST_AXES = 8;
    private static final int LONGEST_SHOWN = 62;
    private static final int PROTOCOL = 2;
    private static final Map<String, Global> GLOBALS = Map.of("collections.OrderedDict", Global.ORDERED_DICTIONARY,
            "torch._utils._rebuild_tensor_v2", Global.REBUILD_TENSOR, "torch.FloatStorage", Global.FLOAT_STORAGE,
            "torch.HalfStorage", Global.HALF_STORAGE, "torch.BFloat16Storage", Global.BFLOAT16_STORAGE,
            "torch.DoubleStorage", Global.DOUBLE_STORAGE, "torch.LongStorage", Global.LONG_STORAGE,
            "torch.IntStorage", Global.INT_STORAGE);

    private final ByteBuffer bytes;
    /** What was on the stack below each open mark; {@code stack} is what is above the last. */
    private final Deque<List<Pickled>> belowMarks = new ArrayDeque<>();
    private final Map<Integer, Pickled> memo = new HashMap<>();
    private List<Pickled> stack = new ArrayList<>();

    private Unpickler(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Something in a pickle that is wrong or not allowed. */
    static final class PickleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PickleException(String reason) {
            super(reason);
        }
    }

    /**
     * What a pickle holds.
     *
     * @throws PickleException whose message reads on from the file's name
     */
    static Pickled read(ByteBuffer pickle) {
        try {
            return new Unpickler(pickle.duplicate().order(ByteOrder.LITTLE_ENDIAN)).run();
        } catch (BufferUnderflowException cutOff) {
            throw new PickleException("has a pickle that is cut off");
        }
    }

    private Pickled run() {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            int opcode = Byte.toUnsignedInt(bytes.get());
            if (opcode == '.') {
                return pop();
            }
            step(opcode);
        }
        throw new PickleException("holds too many values, or nests them too deep");
    }

    /** What changes the stack, the memo or a collection; every other opcode puts one new value on the stack. */
    private void step(int opcode) {
        switch (opcode) {
            case 0x80 -> checkProtocol(Byte.toUnsignedInt(bytes.get()));
            case '(' -> {
                belowMarks.push(stack);
                stack = new ArrayList<>();
            }
            case 't' -> {
                List<Pickled> items = popToMark();
                stack.add(new Tuple(items));
            }
            case 'q' -> memo.put(Byte.toUnsignedInt(bytes.get()), top());
            case 'r' -> memo.put(bytes.getInt(), top());
            case 'b' -> pop(); // attributes of an ordered dictionary: state dictionaries keep versions there
            case 's' -> setItems(tuple(2).items());
            case 'u' -> setItems(popToMark());
            case 'a' -> append(List.of(pop()));
            case 'e' -> append(popToMark());
            default -> stack.add(value(opcode));
        }
    }

    private Pickled value(int opcode) {
        return switch (opcode) {
            case 'N', 0x88, 0x89 -> Other.OTHER;
            case 'G' -> fraction();
            case 'J' -> new Whole(bytes.getInt());
            case 'K' -> new Whole(Byte.toUnsignedInt(bytes.get()));
            case 'M' -> new Whole(Short.toUnsignedInt(bytes.getShort()));
            case 0x8a -> new Whole(longNumber());
            case 'X' -> new Text(new String(take(bytes.getInt()), StandardCharsets.UTF_8));
            case 'c' -> global(line() + "." + line());
            case '}' -> new Dictionary();
            case ']' -> new Items();
            case ')' -> new Tuple(List.of());
            case 0x85 -> tuple(1);
            case 0x86 -> tuple(2);
            case 0x87 -> tuple(3);
            case 'h' -> remembered(Byte.toUnsignedInt(bytes.get()));
            case 'j' -> remembered(bytes.getInt());
            case 'Q' -> storage(pop());
            case 'R' -> reduce(tuple(2).items());
            default -> throw new PickleException("has a pickle with the opcode 0x" + Integer.toHexString(opcode)
                    + ", which tensors do not need; save it with torch.save's own defaults");
        };
    }

    private Pickled fraction() {
        bytes.getDouble();
        return Other.OTHER;
    }

    private static void checkProtocol(int protocol) {
        if (protocol != PROTOCOL) {
            throw new PickleException("has a pickle of protocol " + protocol + "; torch.save's default is 2");
        }
    }

    private Pickled global(String name) {
        Pickled global = GLOBALS.get(name);
        if (global == null) {
            String shown = name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "...";
            throw new PickleException("names " + shown
                    + " in its pickle, which is refused: a file of tensors needs no such name, and it could run code");
        }
        return global;
    }

    private static Pickled reduce(List<Pickled> callableAndArguments) {
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
            if (items.size() > MOST_AXES) {
                throw new PickleException("has a tensor of more than " + MOST_AXES + " axes");
            }
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
    private static Storage storage(Pickled identity) {
        if (identity instanceof Tuple(List<Pickled> items) && items.size() == 5
                && items.get(0) instanceof Text(String kind) && kind.equals("storage")
                && items.get(1) instanceof Global type && items.get(2) instanceof Text(String key)
                && items.get(4) instanceof Whole(long count)) {
            return new Storage(TorchTensor.Type.of(type), key, count);
        }
        throw new PickleException("has a pickle with an unknown kind of storage");
    }

    private void setItems(List<Pickled> keysAndValues) {
        if (!(top() instanceof Dictionary(Map<String, Pickled> entries)) || keysAndValues.size() % 2 != 0) {
            throw malformed();
        }
        for (int at = 0; at < keysAndValues.size(); at += 2) {
            entries.put(key(keysAndValues.get(at)), keysAndValues.get(at + 1));
        }
    }

    private static String key(Pickled key) {
        return switch (key) {
            case Text(String value) -> value;
            case Whole(long value) -> Long.toString(value);
            default -> throw new PickleException("has a dictionary whose keys are neither texts nor whole numbers");
        };
    }

    private void append(List<Pickled> more) {
        if (!(top() instanceof Items(List<Pickled> items))) {
            throw malformed();
        }
        items.addAll(more);
    }

    private Tuple tuple(int size) {
        if (stack.size() < size) {
            throw malformed();
        }
        List<Pickled> end = stack.subList(stack.size() - size, stack.size());
        Tuple tuple = new Tuple(List.copyOf(end));
        end.clear();
        return tuple;
    }

    private List<Pickled> popToMark() {
        if (belowMarks.isEmpty()) {
            throw malformed();
        }
        List<Pickled> above = stack;
        stack = belowMarks.pop();
        return above;
    }

    private Pickled pop() {
        Pickled top = top();
        stack.removeLast();
        return top;
    }

    private Pickled top() {
        if (stack.isEmpty()) {
            throw malformed();
        }
        return stack.getLast();
    }

    private Pickled remembered(int index) {
        Pickled value = memo.get(index);
        if (value == null) {
            throw malformed();
        }
        return value;
    }

    private long longNumber() {
        byte[] littleEndian = take(Byte.toUnsignedInt(bytes.get()));
        byte[] bigEndian = new byte[littleEndian.length];
        for (int at = 0; at < bigEndian.length; at++) {
            bigEndian[at] = littleEndian[littleEndian.length - 1 - at];
        }
        BigInteger number = bigEndian.length == 0 ? BigInteger.ZERO : new BigInteger(bigEndian);
        if (number.bitLength() > 63) {
            throw new PickleException("has a pickle with a whole number of more than 64 bits");
        }
        return number.longValue();
    }

    private byte[] take(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private String line() {
        int start = bytes.position();
        while (bytes.get() != '\n') {
            // up to the line's end
        }
        byte[] line = new byte[bytes.position() - 1 - start];
        bytes.get(start, line);
        return new String(line, StandardCharsets.UTF_8);
    }

    private static PickleException malformed() {
        return new PickleException("has a damaged pickle");
    }
}
