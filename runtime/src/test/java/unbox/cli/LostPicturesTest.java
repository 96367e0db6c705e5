package unbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run whose values are no finite numbers: it is named, the others go on, and the exit code says so. */
class LostPicturesTest {
    private static final short NOT_A_NUMBER = 0x7e00;

    @TempDir
    Path folder;

    @Test
    void anEditThatIsMuchTooStrongLosesItsOwnPictureOnly() {
        var unbox = new CommandLineFixture(folder);
        var outcome = unbox.run("run", unbox.write("huge.unbox", """
                model "landscape"
                edit snowy(strength) { add up.0.1#294 by strength }
                experiment meadow {
                  prompt "a meadow"
                  edit   snowy(strength: [8, 100000000000000000000000000000000000000])
                }
                """), "--threads", 1);
        assertEquals(Exit.FAILED, outcome.code());
        assertTrue(outcome.err().contains("The picture of \"a meadow\" with seed 0 is lost:"
                + " what the edit makes of up.0.1 at step 0 is not finite."), outcome.err());
        assertTrue(Files.exists(folder.resolve("out/huge/meadow/snowy-strength-8.png")));
    }

    @Test
    void aWeightThatIsNoNumberIsNamedWithItsFile() throws IOException {
        copy(CommandLineFixture.REPOSITORY.resolve("models/landscape"), folder.resolve("broken"));
        Path weights = folder.resolve("broken/unet/diffusion_pytorch_model.fp16.safetensors");
        endWith(weights, NOT_A_NUMBER);
        var unbox = new CommandLineFixture(folder);
        var outcome = unbox.run("run", unbox.write("plain.unbox", """
                model "./broken"
                experiment meadow { prompt "a meadow" }
                """), "--threads", 1);
        assertEquals(Exit.FAILED, outcome.code());
        assertTrue(outcome.err().contains(weights.toString()), outcome.err());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
    }

    /** The last value of a file of float16 weights becomes another. */
    private static void endWith(Path file, short value) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Short.BYTES).order(ByteOrder.LITTLE_ENDIAN).putShort(value).flip(),
                    channel.size() - Short.BYTES);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
