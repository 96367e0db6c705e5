package unbox.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.fuzz.Memory;
import unbox.runtime.RunException;

/**
 * A safetensors file is read only if every byte is where the format says; else the message names file, tensor and cure.
 */
class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReadAsItWasWritten() {
        Safetensors file = Safetensors.open(new SafetensorsFile().floats("a", 1, 2.5f).floats("b.weight", -3)
                .write(folder.resolve("good.safetensors")));
        assertEquals(Set.of("a", "b.weight"), file.tensors().keySet());
        assertEquals(new StoredTensor("a", StoredType.F32, List.of(2L), 0, 8), file.tensors().get("a"));
        assertEquals(-3, file.map("b.weight").getFloat(0));
    }

    @Test
    void metadataAndPaddingOfTheHeaderAreNoTensors() {
        Path path = SafetensorsFile.write(folder.resolve("padded.safetensors"),
                "{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}    ",
                (byte) 7, (byte) 8);
        Safetensors file = Safetensors.open(path);
        assertEquals(Set.of("a"), file.tensors().keySet());
        assertEquals(8, file.map("a").get(1));
    }

    @Test
    void aScalarAndAnEmptyTensorHaveOneValueAndNone() {
        Path path = SafetensorsFile.write(folder.resolve("small.safetensors"), """
                {"none":{"dtype":"F32","shape":[0,3],"data_offsets":[0,0]},
                 "one":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", new byte[4]);
        Safetensors file = Safetensors.open(path);
        assertEquals(0, file.map("none").remaining());
        assertEquals(4, file.map("one").remaining());
    }

    @Test
    void tensorsBeyondTwoGigabytesAreMapped() throws IOException {
        long length = 3L << 30;
        Path path = folder.resolve("large.safetensors");
        byte[] header = """
                {"large":{"dtype":"U8","shape":[%d],"data_offsets":[0,%d]},
                 "last":{"dtype":"F32","shape":[1],"data_offsets":[%d,%d]}}"""
                .formatted(length, length, length, length + 4)
                .getBytes(StandardCharsets.UTF_8);
        // a sparse file: it takes next to no place on the disk
        try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
            ByteBuffer begin = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
            sparse.write(begin.putLong(header.length).put(header).array());
            sparse.seek(8 + header.length + length);
            sparse.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(1.5f).array());
        }
        Safetensors file = Safetensors.open(path);
        assertEquals(1.5f, file.map("last").getFloat(0));
        assertMessage(path, "tensor large is larger than 2 GiB", () -> file.map("large"));
    }

    /** Headers that are wrong, with four bytes of data, and what is said of each. */
    static Stream<Arguments> wrongHeaders() {
        return Stream.of(
                Arguments.of("{\"a\":", "its header is not valid JSON"),
                Arguments.of("{'a':1}", "its header is not valid JSON"),
                Arguments.of("[1, 2]", "its header is not a JSON object"),
                Arguments.of("{} {}", "its header is not valid JSON"),
                Arguments.of("{\"a\":3}", "tensor a is not described by a JSON object"),
                Arguments.of("{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}", "tensor a has no dtype"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", "tensor a has no shape"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", "tensor a has no data_offsets"),
                Arguments.of(tensor("a", "F8_E4M3", "[4]", 0, 4),
                        "tensor a has the unknown dtype F8_E4M3; save the weights"),
                Arguments.of(tensor("a", "F32", "[-1]", 0, 4),
                        "tensor a has a shape that is not a list of whole numbers"),
                Arguments.of(tensor("a", "F32", "[1.5]", 0, 4),
                        "tensor a has a shape that is not a list of whole numbers"),
                Arguments.of(tensor("a", "F32", "\"1\"", 0, 4),
                        "tensor a has a shape that is not a list of whole numbers"),
                Arguments.of(tensor("a", "F32", "[999999999999,999999999999]", 0, 4),
                        "tensor a has the impossible shape"),
                Arguments.of(tensor("a", "F32", "[" + "1,".repeat(100_000) + "1]", 0, 4),
                        "tensor a has a shape of more than 8 numbers"),
                Arguments.of(tensor("\\u001b[2J", "F32", "[1]", 0, 4),
                        "a tensor has a name with control characters or of more than 256 characters"),
                Arguments.of(tensor("name".repeat(100), "F32", "[1]", 0, 4),
                        "a tensor has a name with control characters or of more than 256 characters"),
                Arguments.of(tensor("a", "\\u001b".repeat(100), "[1]", 0, 4),
                        "tensor a has the unknown dtype " + "\uFFFD".repeat(80) + "...; save the weights as F32"),
                Arguments.of(tensor("a", "F32", "[1]", 4, 0), "tensor a has data_offsets [4, 0] instead of a begin"),
                Arguments.of(tensor("a", "F32", "[2]", 0, 4), "tensor a has 4 bytes, but F32 [2] needs 8"),
                Arguments.of(tensor("a", "F16", "[1]", 0, 4), "tensor a has 4 bytes, but F16 [1] needs 2"),
                Arguments.of(tensor("a", "F32", "[2]", 0, 8),
                        "tensor a lies at bytes 0 to 8 of the data, but the file ends"),
                Arguments.of(tensor("a", "F32", "[1]", 4, 8),
                        "tensor a lies at bytes 4 to 8 of the data, but the file ends"),
                Arguments.of(tensor("a", "U8", "[2]", 0, 2),
                        "bytes 2 to 4 of the data, after tensor a, belong to no tensor"),
                Arguments.of(both(tensor("a", "U8", "[2]", 0, 2), tensor("b", "U8", "[1]", 3, 4)),
                        "bytes 2 to 3 of the data, between tensor a and tensor b, belong to no tensor"),
                Arguments.of(both(tensor("a", "U8", "[3]", 0, 3), tensor("b", "U8", "[2]", 2, 4)),
                        "tensor b overlaps tensor a"),
                Arguments.of(both(tensor("a", "U8", "[2]", 0, 2), tensor("a", "U8", "[2]", 2, 4)),
                        "tensor a stands in its header twice"));
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void aWrongHeaderIsNamed(String header, String message) {
        Path path = SafetensorsFile.write(folder.resolve("wrong.safetensors"), header, new byte[4]);
        assertMessage(path, message, () -> Safetensors.open(path));
    }

    @Test
    void aMissingFileIsNamed() {
        Path path = folder.resolve("nowhere.safetensors");
        assertMessage(path, "there is no such file", () -> Safetensors.open(path));
    }

    @Test
    void aFileShorterThanTheLengthOfItsHeaderIsNamed() {
        Path path = SafetensorsFile.writeRaw(folder.resolve("short.safetensors"), new byte[5]);
        assertMessage(path, "has only 5 bytes", () -> Safetensors.open(path));
    }

    @Test
    void aTruncatedHeaderIsNamed() {
        byte[] bytes = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putLong(500).array();
        Path path = SafetensorsFile.writeRaw(folder.resolve("cut.safetensors"), bytes);
        assertMessage(path, "is cut off inside its header, which has 500 bytes of which 12 are there",
                () -> Safetensors.open(path));
    }

    @Test
    void aHugeHeaderIsRefusedBeforeItIsRead() {
        Path path = SafetensorsFile.writeRaw(folder.resolve("text.safetensors"), "version https://git-lfs".getBytes(
                StandardCharsets.US_ASCII));
        assertMessage(path, "more than the 25000000 that the format allows", () -> Safetensors.open(path));
    }

    @Test
    void aHeaderThatIsNotTextIsNamed() {
        byte[] bytes = {2, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xfe};
        Path path = SafetensorsFile.writeRaw(folder.resolve("binary.safetensors"), bytes);
        assertMessage(path, "its header is not UTF-8 text", () -> Safetensors.open(path));
    }

    @Test
    void aTensorThatIsNotThereIsNamed() {
        Path path = new SafetensorsFile().floats("a", 1).write(folder.resolve("one.safetensors"));
        assertMessage(path, "holds no tensor b", () -> Safetensors.open(path).map("b"));
    }

    @Test
    void bytesOfAFileAreInTheMachinesOrder() {
        Path path = new SafetensorsFile().shorts("a", "BF16", 0x3fc0, 0x4000)
                .write(folder.resolve("order.safetensors"));
        ByteBuffer bytes = Safetensors.open(path).map("a");
        short[] values = new short[2];
        bytes.asShortBuffer().get(values);
        assertArrayEquals(new short[]{0x3fc0, 0x4000}, values);
    }

    /** A header of nothing but small tensors: what they take, all garbage included, is in proportion. */
    @Test
    void aLongHeaderTakesNoMoreMemoryThanAFewTimesItsLength() {
        String tensor = "\"%d\":{\"dtype\":\"U8\",\"shape\":[0,0,0,0,0,0,0,0],\"data_offsets\":[0,0]}";
        String header = IntStream.range(0, 50_000).mapToObj(tensor::formatted)
                .collect(Collectors.joining(",", "{", "}"));
        Path path = SafetensorsFile.write(folder.resolve("long.safetensors"), header);

        long allocated = Memory.allocatedBy(() -> Safetensors.open(path));

        assertTrue(allocated < 64L * header.length(), allocated + " bytes for a header of " + header.length());
    }

    private static void assertMessage(Path path, String part, Executable work) {
        String message = assertThrows(RunException.class, work).getMessage();
        assertTrue(message.startsWith(path + ": ") && message.contains(part), message);
    }

    private static String tensor(String name, String type, String shape, int begin, int end) {
        return "{\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}}".formatted(name, type, shape, begin,
                end);
    }

    /** One header of two. */
    private static String both(String first, String second) {
        return first.substring(0, first.length() - 1) + "," + second.substring(1);
    }
}
