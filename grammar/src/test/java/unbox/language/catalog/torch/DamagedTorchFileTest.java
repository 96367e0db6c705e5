package unbox.language.catalog.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.catalog.file.BrokenFileException;

/** Files that are not as torch.save writes them, or not any more: each is refused in a sentence. */
class DamagedTorchFileTest {
    private static final Path PUBLISHED = TorchZipTest.resource("sdxl-turbo/up_blocks.0.attentions.1/mean.pt");
    private static final byte[] MEAN = published();
    private static final float[] MEANS = TorchZip.read(PUBLISHED).get("").floats();

    @TempDir
    private Path folder;

    @Test
    void aCompressedEntryIsRefused() throws IOException {
        Path file = TorchFileBuilder.withTensor(4, 0, new int[]{4}, new int[]{1}).compressed().write(folder);

        assertEquals(
                file + " has the entry archive/data.pkl compressed or encrypted; torch.save stores entries as they are",
                refusal(file));
    }

    @Test
    void aBigEndianFileIsRefused() throws IOException {
        Path file = TorchFileBuilder.withTensor(4, 0, new int[]{4}, new int[]{1})
                .entry("archive/byteorder", "big".getBytes())
                .write(folder);

        assertEquals(file + " was saved on a big-endian machine, which is not supported", refusal(file));
    }

    @Test
    void aZipOfSomethingElseIsRefused() throws IOException {
        Path file = TorchFileBuilder.begin().raw(".").entry("other/data.pkl", new byte[0]).write(folder);

        assertEquals(file + " is a zip, but not one that torch.save wrote: it has 2 entries data.pkl instead of one",
                refusal(file));
    }

    @Test
    void aFileThatIsNoZipIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file.pt"), "\u0080\u0002torch.save before 1.6");

        assertEquals(
                file + " is not a zip file, or is cut off; torch.save writes a zip (the older format without one is "
                        + "not supported)",
                refusal(file));
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.pt");

        assertEquals(file + " is missing", refusal(file));
    }

    @Test
    void aNumberThatHasFlippedIsNoticed() throws IOException {
        byte[] damaged = MEAN.clone();
        damaged[1000] ^= 1;
        Path file = Files.write(folder.resolve("mean.pt"), damaged);

        TorchTensor tensor = TorchZip.read(file).get("");

        var broken = assertThrows(BrokenFileException.class, tensor::floats);
        assertEquals(file + " is damaged: the sum of the entry mean/data/0 does not fit its bytes",
                broken.getMessage());
    }

    /** The entries' sums see to it that a changed file is refused, or the change lay where nobody looks. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aChangedFileIsRefusedOrReadsTheSame(int seed) throws IOException {
        Random random = new Random(seed);
        byte[] changed = changed(random);
        Path file = Files.write(folder.resolve("mean.pt"), changed);

        try {
            Map<String, TorchTensor> tensors = TorchZip.read(file);
            assertArrayEquals(MEANS, tensors.get("").floats());
        } catch (BrokenFileException refused) {
            assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    /** Some bytes are changed, mostly in the headers and the pickle, and now and then the file is cut off. */
    private static byte[] changed(Random random) {
        byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(MEAN, random.nextInt(MEAN.length)) : MEAN.clone();
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes && bytes.length > 0; change++) {
            int place = random.nextInt(600);
            boolean atTheEnd = random.nextBoolean();
            int at = Math.clamp(atTheEnd ? bytes.length - 1 - place : place, 0, bytes.length - 1);
            bytes[at] = (byte) (random.nextInt(3) == 0 ? bytes[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
        }
        return bytes;
    }

    private static String refusal(Path file) {
        return assertThrows(BrokenFileException.class, () -> TorchZip.read(file)).getMessage();
    }

    private static byte[] published() {
        try {
            return Files.readAllBytes(PUBLISHED);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
