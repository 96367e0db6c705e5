package unbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each script that the reference implementation has a picture of, through {@code unbox run}: at most one value in a hundred
 * differs, and those by one of 255.
 */
class GoldenScriptsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden").toAbsolutePath();

    static List<Path> cases() throws IOException {
        try (Stream<Path> scripts = Files.walk(GOLDEN)) {
            return scripts.filter(file -> file.endsWith("script.unbox")).map(Path::getParent).map(GOLDEN::relativize)
                    .sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theScriptMakesTheReferencesPicture(Path golden, @TempDir Path folder) throws IOException {
        var unbox = new CommandLineFixture(folder);
        var outcome = unbox.run("run", GOLDEN.resolve(golden).resolve("script.unbox"), "--out", folder.resolve("out"),
                "--threads", 1, "--quiet");
        assertEquals(Exit.GOOD, outcome.code(), outcome.err());
        int[] made = values(onlyPicture(folder.resolve("out")));
        int[] expected = values(GOLDEN.resolve(golden).resolve("expected.png"));
        assertEquals(expected.length, made.length);
        int different = 0;
        for (int i = 0; i < made.length; i++) {
            int difference = Math.abs(made[i] - expected[i]);
            assertTrue(difference <= 1, "value " + i + " differs by " + difference);
            different += difference;
        }
        assertTrue(different <= made.length / 100, different + " of " + made.length + " values differ");
    }

    private static Path onlyPicture(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> pictures = files.filter(file -> file.toString().endsWith(".png"))
                    .filter(file -> !file.getFileName().toString().startsWith("grid")).toList();
            assertEquals(1, pictures.size(), pictures.toString());
            return pictures.getFirst();
        }
    }

    private static int[] values(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }
}
