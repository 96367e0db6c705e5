package unbox.language.catalog.torch;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unbox.language.catalog.torch.Pickled.Dictionary;
import unbox.language.catalog.torch.Pickled.Items;
import unbox.language.catalog.torch.Pickled.Other;
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
    private static final int PROTOCOL = 2;
    private final PickleInput input;
    /** What was on the stack below each open mark; {@code stack} is what is above the last. */
    private final Deque<List<Pickled>> belowMarks = new ArrayDeque<>();
    private final Map<Integer, Pickled> memo = new HashMap<>();
    private List<Pickled> stack = new ArrayList<>();

    private Unpickler(PickleInput input) {
        this.input = input;
    }

    /**
     * What a pickle holds.
     *
     * @throws PickleException whose message reads on from the file's name
     */
    static Pickled read(ByteBuffer pickle) {
        return new Unpickler(new PickleInput(pickle)).run();
    }

    private Pickled run() {
        while (true) {
            int opcode = input.unsignedByte();
            if (opcode == '.') {
                return pop();
            }
            step(opcode);
        }
    }

    /** What changes the stack, the memo or a collection; every other opcode puts one new value on the stack. */
    private void step(int opcode) {
        switch (opcode) {
            case 0x80 -> checkProtocol(input.unsignedByte());
            case '(' -> {
                belowMarks.push(stack);
                stack = new ArrayList<>();
            }
            case 't' -> {
                List<Pickled> items = popToMark();
                stack.add(new Tuple(items));
            }
            case 'q' -> memo.put(input.unsignedByte(), top());
            case 'r' -> memo.put(input.int32(), top());
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
            case 'J' -> new Whole(input.int32());
            case 'K' -> new Whole(input.unsignedByte());
            case 'M' -> new Whole(input.unsignedShort());
            case 0x8a -> new Whole(input.longNumber());
            case 'X' -> new Text(input.text(input.int32()));
            case 'c' -> PickledTensors.global(input.line() + "." + input.line());
            case '}' -> new Dictionary();
            case ']' -> new Items();
            case ')' -> new Tuple(List.of());
            case 0x85 -> tuple(1);
            case 0x86 -> tuple(2);
            case 0x87 -> tuple(3);
            case 'h' -> remembered(input.unsignedByte());
            case 'j' -> remembered(input.int32());
            case 'Q' -> PickledTensors.storage(pop());
            case 'R' -> PickledTensors.call(tuple(2).items());
            default -> throw new PickleException("has a pickle with the opcode 0x" + Integer.toHexString(opcode)
                    + ", which tensors do not need; save it with torch.save's own defaults");
        };
    }

    private Pickled fraction() {
        input.float64();
        return Other.OTHER;
    }

    private static void checkProtocol(int protocol) {
        if (protocol != PROTOCOL) {
            throw new PickleException("has a pickle of protocol " + protocol + "; torch.save's default is 2");
        }
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

    private static PickleException malformed() {
        return new PickleException("has a damaged pickle");
    }
}
