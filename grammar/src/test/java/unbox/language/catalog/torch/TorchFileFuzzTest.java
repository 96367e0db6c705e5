package unbox.language.catalog.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.fuzz.DamagedBytes;
import unbox.fuzz.Fuzz;

/** Files of {@code torch.save} with random damage; {@link TorchReading} says what must hold of each. */
class TorchFileFuzzTest {
    private static final int ROUNDS = 4_000;
    private static final List<Path> FILES = List.of(TorchZipTest.resource("torch/tensors.pth"),
            TorchZipTest.resource("sdxl-turbo/up_blocks.0.attentions.1/mean.pt"));

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return Fuzz.seeds();
    }

    /** The entries' sums see to it that a changed file is refused, or the change lay where nobody looks. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aDamagedFileIsRefusedOrReadsTheSame(long seed) {
        Fuzz.rounds(seed, ROUNDS, random -> {
            Path right = FILES.get(random.nextInt(FILES.size()));
            Map<String, TorchTensor> expected = TorchZip.read(right);

            TorchReading.of(folder, DamagedBytes.of(Files.readAllBytes(right), random))
                    .forEach((name, floats) -> assertArrayEquals(expected.get(name).floats(), floats));
        });
    }

    /** Here the sums are right, as in a file that was made to harm. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aDamagedPickleIsRefusedOrNamesNumbersOfTheFile(long seed) {
        Fuzz.rounds(seed, ROUNDS, random -> {
            Map<String, byte[]> entries = entries(FILES.get(random.nextInt(FILES.size())));
            byte[] pickle = DamagedBytes.of(entries.remove("data.pkl"), random);
            var file = new TorchFileBuilder().raw(new String(pickle, StandardCharsets.ISO_8859_1));
            entries.forEach((name, bytes) -> file.entry("archive/" + name, bytes));

            TorchReading.of(folder, file.bytes());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTensorIsReadIfAndOnlyIfItLiesInsideItsNumbers(long seed) {
        Fuzz.rounds(seed, ROUNDS, random -> {
            RandomView view = RandomView.of(random);

            Map<String, float[]> read = TorchReading.of(folder, view.file());

            assertEquals(view.isInside(), read.containsKey(""), view.toString());
        });
    }

    /** The contents of a file, by their names without the folder. */
    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
                entries.put(entry.getName().substring(entry.getName().indexOf('/') + 1),
                        zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }
}
