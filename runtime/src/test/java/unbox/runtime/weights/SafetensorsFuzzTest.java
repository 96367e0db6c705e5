package unbox.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.fuzz.DamagedBytes;
import unbox.fuzz.Fuzz;
import unbox.runtime.tensor.PyTorch;

/** Files of weights with random damage; {@link SafetensorsReading} says what must hold of each. */
class SafetensorsFuzzTest {
    private static final int ROUNDS = 4_000;
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|\\d+|.");
    private static final List<String> ODD = List.of("0", "-1", "1.5", "1e3", "00", "2147483648", "999999999999999999",
            "9223372036854775807", "99999999999999999999", "null", "true", "\"F32\"", "\"I32\"", "\"BOOL\"",
            "\"F8_E4M3\"",
            "\"dtype\"", "\"\\ud800\"", "\"\\u001b[2J\"", "\"\"", "{", "}", "[", "]", ":", ",", "/*", "NaN", "[[",
            "{\"a\":");
    private static final String HEADER = """
            {"__metadata__":{"format":"pt"},
            "matrix":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
            "half":{"dtype":"F16","shape":[4],"data_offsets":[24,32]},
            "brain":{"dtype":"BF16","shape":[2,2],"data_offsets":[32,40]},
            "scalar":{"dtype":"I64","shape":[],"data_offsets":[40,48]},
            "none":{"dtype":"U8","shape":[0,7],"data_offsets":[48,48]}}""";

    private static PyTorch torch;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        torch = PyTorch.open("cpu", 1, sentence -> {});
    }

    @AfterAll
    static void close() {
        torch.close();
    }

    static LongStream seeds() {
        return Fuzz.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDamagedFileIsRefusedOrReadAsItsHeaderSays(long seed) {
        Fuzz.rounds(seed, ROUNDS, random -> read(DamagedBytes.of(file(HEADER, data(random)), random)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDamagedHeaderOfTheRightLengthIsRefusedOrObeyed(long seed) {
        Fuzz.rounds(seed, ROUNDS, random -> {
            byte[] header = DamagedBytes.of(HEADER.getBytes(StandardCharsets.UTF_8), random);
            read(file(new String(header, StandardCharsets.UTF_8), data(random)));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aHeaderOfOtherWordsIsRefusedOrObeyed(long seed) {
        Fuzz.rounds(seed, ROUNDS, random -> read(file(edited(HEADER, random), data(random))));
    }

    /** The index of shards is JSON of another kind; what it lists must be files beside it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aDamagedIndexIsRefusedOrListsFilesOfTheFolder(long seed) {
        SafetensorsFile.write(folder.resolve("model-1.safetensors"), "{}");
        String index = "{\"metadata\":{\"total_size\":8},\"weight_map\":{\"a\":\"model-1.safetensors\",\"b\":\"../x\"}}";
        Fuzz.rounds(seed, ROUNDS, random -> {
            Files.writeString(folder.resolve("model.safetensors.index.json"), edited(index, random));
            SafetensorsReading.refusable(folder.toString(),
                    () -> WeightFiles.find(folder, "model", DataType.FLOAT32)).ifPresent(
                            found -> assertTrue(found.index().values().stream().allMatch(
                                    shard -> shard.getParent().equals(folder) && Files.isRegularFile(shard))));
        });
    }

    /** Reads a file, and by their names the weights that it should have. */
    private void read(byte[] bytes) {
        Optional<Safetensors> file = SafetensorsReading.of(folder, bytes);
        if (file.isPresent()) {
            try (NDManager owner = torch.manager().newSubManager()) {
                WeightFiles files = new WeightFiles(folder, List.of(file.get().file()), Map.of(), "", true);
                Weights weights = Weights.open(files, owner, DataType.FLOAT32);
                check(file.get(), "matrix", () -> weights.get("matrix", 2, 3));
                check(file.get(), "half", () -> weights.get("half", 4));
                check(file.get(), "brain", () -> weights.get("brain", 2, 2));
            }
        }
    }

    private static void check(Safetensors file, String name, Supplier<NDArray> read) {
        SafetensorsReading.refusable(file.file() + ": ", read).ifPresent(
                array -> assertArrayEquals(floats(file.tensors().get(name).type(), file.map(name)),
                        array.toFloatArray()));
    }

    private static float[] floats(StoredType type, ByteBuffer bytes) {
        float[] floats = new float[bytes.remaining() / type.bytes()];
        for (int at = 0; at < floats.length; at++) {
            floats[at] = switch (type) {
                case F64 -> (float) bytes.getDouble(at * 8);
                case F32 -> bytes.getFloat(at * 4);
                case F16 -> Float.float16ToFloat(bytes.getShort(at * 2));
                case BF16 -> Float.intBitsToFloat(Short.toUnsignedInt(bytes.getShort(at * 2)) << 16);
                case I64 -> bytes.getLong(at * 8);
                case I32 -> bytes.getInt(at * 4);
                case I16, I8, U8, BOOL -> throw new AssertionError(type + " was read as weights");
            };
        }
        return floats;
    }

    private static byte[] data(Random random) {
        byte[] data = new byte[48];
        random.nextBytes(data);
        return data;
    }

    private static byte[] file(String header, byte[] data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length)
                .put(json).put(data).array();
    }

    /** JSON with tokens lost, doubled, exchanged, or of another kind; half of the time only numbers are others. */
    private static String edited(String json, Random random) {
        List<String> tokens = new ArrayList<>(TOKEN.matcher(json).results().map(MatchResult::group).toList());
        boolean numbers = random.nextBoolean();
        for (int edit = 1 + random.nextInt(3); edit > 0; edit--) {
            int at = random.nextInt(tokens.size());
            int other = random.nextInt(tokens.size());
            if (numbers) {
                tokens.replaceAll(token -> token.matches("\\d+") && random.nextInt(12) == 0 ? otherNumber(token, random)
                        : token);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(other));
                case 2 -> Collections.swap(tokens, at, other);
                default -> tokens.set(at, ODD.get(random.nextInt(ODD.size())));
            }
        }
        return String.join("", tokens);
    }

    private static String otherNumber(String number, Random random) {
        return random.nextInt(3) == 0 || number.length() > 17 ? ODD.get(random.nextInt(9))
                : Long.toString(Math.max(0, Long.parseLong(number) + random.nextInt(-8, 9)));
    }
}
