package unbox.runtime.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.language.model.Facts;
import unbox.language.model.Region;
import unbox.language.plan.Run;
import unbox.runtime.RunException;
import unbox.runtime.manifest.Manifest.PictureEntry;
import unbox.runtime.output.Png;
import unbox.runtime.run.Plans;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Limits;

class ManifestTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("unbox", "0.1.0", "device", "cpu");
    private static final Map<String, String> WEIGHTS = Map.of("unet/weights.safetensors", "00ff");

    @TempDir
    private Path workspace;

    private Manifest manifest;

    @BeforeEach
    void aManifestOfThreeRunsAndAMask() throws Exception {
        Path mask = Files.write(workspace.resolve("hand.png"), Png.encode(1, 1, new byte[3], Map.of()));
        Plans plans = Plans.in(workspace).seeds(1).region(new Region.Mask(mask));
        var made = plans.plan().experiments().getFirst().runs().stream().map(run -> new PictureEntry(run.index(), 0,
                run.output(), run.output().map(file -> "abc"), Optional.of("pixels" + run.index()), Optional.empty()))
                .toList();
        var facts = plans.plan().experiments().getFirst().runs().stream().map(Run::facts).toList();
        Facts ofAnEarlierScript = facts.getFirst().source("a lion");
        var batch = new Batch(Stream.concat(facts.stream(), Stream.of(ofAnEarlierScript)).toList(), new Limits(4, 2));
        manifest = Manifest.draft(plans.plan(), ENVIRONMENT, WEIGHTS).with(List.of(batch), made, List.of());
        Files.createDirectories(manifest.file().getParent());
        Files.writeString(manifest.file(), manifest.toJson());
    }

    @Test
    void whatIsWrittenIsRead() {
        assertEquals(manifest, Manifest.read(manifest.file()));
    }

    @Test
    void aProjectThatIsMovedFindsItsFilesAgain() throws Exception {
        Path moved = Files.move(workspace.resolve("out"),
                Files.createDirectories(workspace.resolve("new")).resolve("out"));

        Manifest read = Manifest.read(moved.resolve("tiger/stripes/manifest.json"));

        assertEquals(workspace.resolve("new/hand.png"), read.masks().keySet().iterator().next());
        assertEquals(moved.resolve("tiger/stripes/1-stripy10.png"), read.pictures().get(1).path().orElseThrow());
        assertEquals(workspace.resolve("new/tiger.unbox"), read.plan().script());
    }

    @Test
    void theFingerprintDoesNotDependOnThePlace() {
        Path elsewhere = workspace.resolve("a/deeper/place");
        var here = Manifest.draft(Plans.in(workspace).plan(), ENVIRONMENT, WEIGHTS);

        var there = Manifest.draft(Plans.in(elsewhere).plan(), ENVIRONMENT, WEIGHTS);

        assertEquals(here.fingerprint(), there.fingerprint());
    }

    @Test
    void itNamesTheHashOfEveryText() throws Exception {
        String text = Files.readString(manifest.file());

        // sha256sum of "experiment stripes { ... }"
        assertTrue(text.contains("29fd408921af2a1ba4fe3f67ef643dd30bc2a66002a8ce854976adb4aedb7f44"));
    }

    /** A file that ends at any byte is an error that a person understands, not a surprise. */
    @Test
    void aManifestThatIsCutShortIsRefused() throws Exception {
        byte[] whole = Files.readString(manifest.file()).strip().getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end < whole.length; end++) {
            Files.write(manifest.file(), Arrays.copyOf(whole, end));

            var refused = assertThrows(RunException.class, () -> Manifest.read(manifest.file()), "cut at " + end);

            assertTrue(refused.getMessage().startsWith(manifest.file() + " is no manifest"), refused.getMessage());
        }
    }

    @Test
    void aPictureOfABatchThatIsNotThereIsRefused() throws Exception {
        Files.writeString(manifest.file(),
                Files.readString(manifest.file()).replaceFirst("\"batch\": 0", "\"batch\": 3"));

        var refused = assertThrows(RunException.class, () -> Manifest.read(manifest.file()));

        assertTrue(refused.getMessage().contains("names a batch that is not there"), refused.getMessage());
    }

    @Test
    void aCutNamesItsPlace() throws Exception {
        Files.writeString(manifest.file(), "{\n  \"format\": 2,\n  \"finger");

        var refused = assertThrows(RunException.class, () -> Manifest.read(manifest.file()));

        assertTrue(refused.getMessage().contains("line 3 column 10"), refused.getMessage());
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(delimiter = '|', value = {"{\"name\": \"unbox-vscode\"}|it lacks \"format\"",
            "[1, 2]|the file is no object",
            "''|the file is no object", "{\"format\": \"x\"}|\"format\" is no number",
            "{\"format\": []}|\"format\" is no single value"})
    void otherJsonIsToldFromAManifest(String json, String reason) throws Exception {
        Files.writeString(manifest.file(), json);

        var refused = assertThrows(RunException.class, () -> Manifest.read(manifest.file()));

        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    @Test
    void aLaterFormatNamesTheVersionThatWroteIt() throws Exception {
        Files.writeString(manifest.file(), "{\"format\": 3, \"environment\": {\"unbox\": \"7.0\"}}");

        var refused = assertThrows(RunException.class, () -> Manifest.read(manifest.file()));

        assertTrue(refused.getMessage().contains("7.0"), refused.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"'\"index\": 1', '\"index\": 7'", "'\"twin\": 0', '\"twin\": 30'"})
    void runsThatAreNotThereAreRefused(String right, String wrong) throws Exception {
        Files.writeString(manifest.file(), Files.readString(manifest.file()).replaceFirst(right, wrong));

        var refused = assertThrows(RunException.class, () -> Manifest.read(manifest.file()));

        assertTrue(refused.getMessage().contains("wrong \"index\" or \"twin\""), refused.getMessage());
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws Exception {
        Files.write(manifest.file(), new byte[]{(byte) 0xff, (byte) 0xfe, 0});

        assertThrows(RunException.class, () -> Manifest.read(manifest.file()));
    }

    @Test
    void aMissingFileIsNamed() {
        var refused = assertThrows(RunException.class, () -> Manifest.read(workspace.resolve("none.json")));

        assertEquals("The manifest " + workspace.resolve("none.json") + " cannot be read: there is no such file.",
                refused.getMessage());
    }
}
