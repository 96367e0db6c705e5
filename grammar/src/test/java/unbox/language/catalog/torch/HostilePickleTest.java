package unbox.language.catalog.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.fuzz.Memory;
import unbox.language.catalog.file.BrokenFileException;

/** Pickles that are wrong, by accident or by intent: each is refused in a sentence, in no time and little memory. */
class HostilePickleTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"os\nsystem", "builtins\neval", "posix\nsystem", "torch\nload",
            "torch._utils\n_rebuild_parameter",
            "collections\nOrderedDict.__init__", "torch\nQInt8Storage", "\n"})
    void everyOtherGlobalIsRefusedByName(String global) throws IOException {
        Path file = TorchFileBuilder.begin().raw("c" + global + "\n").text("touch /tmp/pwned").raw("\u0085R.")
                .write(folder);

        assertEquals(file + " names " + global.replace('\n', '.')
                + " in its pickle, which is refused: a file of tensors needs no such name, and it could run code",
                refusal(file));
    }

    /** A name is quoted from the file: it must not command the terminal, nor fill it. */
    @Test
    void aRefusedNameIsShownWithoutControlCharactersAndNotWithoutEnd() throws IOException {
        Path file = TorchFileBuilder.begin().raw("c\u001b[2Jos\n" + "system".repeat(10_000) + "\n)R.").write(folder);

        assertEquals(
                file + " names \uFFFD[2Jos.systemsystemsystemsystemsystemsystemsystemsystemsystems... in its pickle,"
                        + " which is refused: a file of tensors needs no such name, and it could run code",
                refusal(file));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pickles")
    void aDamagedPickleIsRefused(String what, TorchFileBuilder pickle, String message) throws IOException {
        Path file = pickle.write(folder);

        assertEquals(file + " " + message, refusal(file));
    }

    static Stream<Arguments> pickles() {
        String damaged = "has a damaged pickle";
        String cutOff = "has a pickle that is cut off";
        return Stream.of(
                Arguments.of("nothing", new TorchFileBuilder(), cutOff),
                Arguments.of("no end", TorchFileBuilder.begin().raw("}"), cutOff),
                Arguments.of("nothing on the stack", TorchFileBuilder.begin().raw("."), damaged),
                Arguments.of("no mark", TorchFileBuilder.begin().raw("}t."), damaged),
                Arguments.of("an item for no dictionary", TorchFileBuilder.begin().raw(")NNs."), damaged),
                Arguments.of("an odd number of items", TorchFileBuilder.begin().raw("}(Nu."), damaged),
                Arguments.of("an item for no list", TorchFileBuilder.begin().raw("}Na."), damaged),
                Arguments.of("a memo that nobody wrote", TorchFileBuilder.begin().raw("h\u0007."), damaged),
                Arguments.of("a text longer than the file", TorchFileBuilder.begin().raw("X\u00ff\u00ff\u00ff\u007f."),
                        cutOff),
                Arguments.of("a text of negative length", TorchFileBuilder.begin().raw("X\u00ff\u00ff\u00ff\u00ff."),
                        cutOff),
                Arguments.of("a number of 200 bytes",
                        TorchFileBuilder.begin().raw("\u008a\u00c8" + "\u007f".repeat(200)),
                        "has a pickle with a whole number of more than 64 bits"),
                Arguments.of("a name without an end", TorchFileBuilder.begin().raw("ctorch"), cutOff),
                Arguments.of("a dictionary of dictionaries", TorchFileBuilder.begin().raw("}}Ns."),
                        "has a dictionary whose keys are neither texts nor whole numbers"),
                Arguments.of("a newer protocol", new TorchFileBuilder().raw("\u0080\u0004."),
                        "has a pickle of protocol 4; torch.save's default is 2"),
                Arguments.of("an opcode that makes objects", TorchFileBuilder.begin().raw("))\u0081."),
                        "has a pickle with the opcode 0x81, which tensors do not need; save it with torch.save's own "
                                + "defaults"),
                Arguments.of("a call of a storage", TorchFileBuilder.begin().raw("ctorch\nFloatStorage\n)R."),
                        "has a pickle that puts a tensor together in an unknown way"),
                Arguments.of("a shape of texts", TorchFileBuilder.begin().raw("ctorch._utils\n_rebuild_tensor_v2\n(")
                        .storage("FloatStorage", "0", 4).whole(0).raw("(").text("4").raw("t").tuple(1).raw("tR."),
                        "has a tensor whose shape or stride is no list of whole numbers"),
                Arguments.of("a storage that is a class", TorchFileBuilder.begin()
                        .raw("(").text("storage").raw("ccollections\nOrderedDict\n").text("0").text("cpu").whole(4)
                        .raw("tQ."), "has a pickle with an unknown kind of storage"),
                Arguments.of("an unknown kind of identity", TorchFileBuilder.begin().raw(")Q."),
                        "has a pickle with an unknown kind of storage"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void aTensorThatLooksOutsideItsNumbersIsRefused(String what, TorchFileBuilder pickle) throws IOException {
        Path file = pickle.write(folder);

        assertTrue(refusal(file).startsWith(file + " holds a tensor that "), refusal(file));
    }

    static Stream<Arguments> views() {
        int huge = Integer.MAX_VALUE;
        return Stream.of(
                Arguments.of("behind the end", TorchFileBuilder.withTensor(4, 1, ints(4), ints(1))),
                Arguments.of("before the start", TorchFileBuilder.withTensor(4, -1, ints(4), ints(1))),
                Arguments.of("backwards", TorchFileBuilder.withTensor(4, 3, ints(4), ints(-1))),
                Arguments.of("a stride too far", TorchFileBuilder.withTensor(4, 0, ints(2, 2), ints(3, 1))),
                Arguments.of("a negative length", TorchFileBuilder.withTensor(4, 0, ints(-4), ints(1))),
                Arguments.of("one number a million times", TorchFileBuilder.withTensor(4, 0, ints(1000000), ints(0))),
                Arguments.of("lengths whose product overflows",
                        TorchFileBuilder.withTensor(4, 0, ints(huge, huge, huge), ints(0, 0, 0))),
                Arguments.of("strides whose product overflows",
                        TorchFileBuilder.withTensor(4, 0, ints(2, 2), ints(huge, huge))),
                Arguments.of("more lengths than strides", TorchFileBuilder.withTensor(4, 0, ints(2, 2), ints(1))),
                Arguments.of("a storage larger than its entry", TorchFileBuilder.withTensor(5, 0, ints(5), ints(1))),
                Arguments.of("a storage of negative size", TorchFileBuilder.withTensor(-1, 0, ints(1), ints(1))),
                Arguments.of("an entry that is missing", TorchFileBuilder.begin()
                        .tensor("FloatStorage", "../0", 4, 0, ints(4), ints(1)).raw(".").numbers("0", 1, 2, 3, 4)));
    }

    @Test
    void theFileThatTheOthersVaryIsRight() throws IOException {
        Path file = TorchFileBuilder.withTensor(4, 0, ints(2, 2), ints(1, 2)).write(folder);

        assertArrayEquals(new float[]{1, 3, 2, 4}, TorchZip.read(file).get("").floats());
    }

    @Test
    void aTensorWithoutNumbersTakesNoTime() throws IOException {
        int huge = Integer.MAX_VALUE;
        Path file = TorchFileBuilder.withTensor(4, 0, ints(huge, huge, huge, 0), ints(1, 1, 1, 1)).write(folder);

        assertArrayEquals(new float[0], TorchZip.read(file).get("").floats());
    }

    @Test
    void aDictionaryThatHoldsItselfIsRefused() throws IOException {
        Path file = TorchFileBuilder.begin().raw("}q\u0000").text("self").raw("h\u0000s.").write(folder);

        assertEquals(file + " holds too many values, or nests them too deep", refusal(file));
    }

    @Test
    void tuplesOfAHundredTuplesEachAreRefused() throws IOException {
        String hundredTimesTheLast = "(" + "h\u0000".repeat(100) + "tq\u0000";
        Path file = TorchFileBuilder.begin().raw(")q\u0000" + hundredTimesTheLast.repeat(5) + ".").write(folder);

        assertEquals(file + " holds too many values, or nests them too deep", refusal(file));
    }

    @Test
    void deepNestingIsReadWithoutRecursion() throws IOException {
        Path file = TorchFileBuilder.begin().raw(")" + "\u0085".repeat(100_000) + ".").write(folder);

        assertEquals(file + " holds too many values, or nests them too deep", refusal(file));
    }

    /** One long key, and below it the same tensor many times: every one of them would be named by it. */
    @Test
    void aLongKeyAboveManyTensorsIsRefused() throws IOException {
        Path file = TorchFileBuilder.begin().tensor("FloatStorage", "0", 4, 0, ints(4), ints(1)).raw("q\u0000")
                .raw("}").text("key ".repeat(10_000)).raw("](" + "h\u0000".repeat(20_000) + "es.")
                .numbers("0", 1, 2, 3, 4)
                .write(folder);

        assertLittleMemory(file, " holds a value under keys of more than 256 characters");
    }

    /** One long shape that many tensors share. */
    @Test
    void manyTensorsOfManyAxesAreRefused() throws IOException {
        TorchFileBuilder pickle = TorchFileBuilder.begin().raw("ctorch._utils\n_rebuild_tensor_v2\nq\u0000")
                .raw("(" + "K\u0001".repeat(20_000) + "tq\u0001").storage("FloatStorage", "0", 4).raw("q\u0002");
        Path file = pickle.raw(("h\u0000(h\u0002K\u0000h\u0001h\u0001tR").repeat(2_000) + ".").numbers("0", 1, 2, 3, 4)
                .write(folder);

        assertLittleMemory(file, " has a tensor of more than 8 axes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", "]", ")", "(", "N"})
    void aPickleOfNothingButValuesIsRefused(String value) throws IOException {
        Path file = TorchFileBuilder.begin().raw(value.repeat(4_000_000) + ".").write(folder);

        assertLittleMemory(file, " holds too many values, or nests them too deep");
    }

    /** Whether a file is refused, with no more memory than a small part of its values would explain. */
    private static void assertLittleMemory(Path file, String refusal) {
        long allocated = Memory.allocatedBy(() -> {
            assertEquals(file + refusal, refusal(file));
            return file;
        });
        assertTrue(allocated < 64 << 20, "took " + allocated + " bytes");
    }

    private static String refusal(Path file) {
        return assertThrows(BrokenFileException.class, () -> TorchZip.read(file)).getMessage();
    }

    private static int[] ints(int... values) {
        return values;
    }
}
