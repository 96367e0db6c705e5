package unbox.runtime.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.runtime.machine.MachineMemory;

/** {@code unbox serve}, as another program meets it: on the built-in model. */
class ServerTest {
    private static final String SCRIPT = """
            model "landscape"
            edit snowy(strength) { add up.0.1#294 by strength }
            experiment winter {
              prompt "a meadow"
              seed %s
              edit snowy(strength: %s)
            }
            """;

    @TempDir
    private Path folder;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        client = new TestClient();
    }

    @AfterEach
    void end() throws Exception {
        client.vanish();
    }

    @Test
    void aScriptsTextIsRunAndEachPictureToldAsSoonAsItIsThere() throws Exception {
        String run = run(SCRIPT.formatted("1", "[2, 4]"));

        JsonObject picture = client.awaitEvent(run, "picture");
        assertTrue(Files.exists(Path.of(picture.get("file").getAsString())));
        assertEquals("2", picture.getAsJsonObject("coordinates").get("strength").getAsString());
        assertEquals("good", client.awaitEvent(run, "finished").get("how").getAsString());
        assertEquals(1, client.count(run, "started"));
        assertEquals(1, client.count(run, "experiment"));
    }

    @Test
    void aChangedStrengthComputesOnlyItsOwnPicture() throws Exception {
        client.awaitEvent(run(SCRIPT.formatted("1", "[2, 4]")), "finished");

        String run = run(SCRIPT.formatted("1", "[2, 5]"));

        JsonObject blocks = client.awaitEvent(run, "started").getAsJsonObject("passes").getAsJsonObject("blocks");
        assertEquals(1, blocks.get("up.0.2").getAsInt());
    }

    @Test
    void aScriptWithErrorsIsRefusedWithItsProblems() throws Exception {
        JsonObject error = client
                .ask("run", "path", folder.resolve("wrong.unbox"), "text", SCRIPT.replace("seed", "sed"))
                .getAsJsonObject("error");

        JsonObject problem = error.getAsJsonArray("data").get(0).getAsJsonObject();
        assertEquals("unknown-word", problem.get("code").getAsString());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aRunIsCancelledAndTheNextOneGoesOn() throws Exception {
        String first = run(SCRIPT.formatted("1..40", "[2, 4]"));
        String second = run(SCRIPT.formatted("1", "3").replace("winter", "other"));
        client.awaitEvent(first, "picture");

        assertTrue(client.ask("cancel", "run", first).getAsJsonObject("result").get("cancelled").getAsBoolean());

        assertEquals("stopped", client.awaitEvent(first, "finished").get("how").getAsString());
        assertEquals("good", client.awaitEvent(second, "finished").get("how").getAsString());
    }

    @Test
    void aRunThatWaitsCanBeCancelledToo() throws Exception {
        String first = run(SCRIPT.formatted("1..10", "[2, 4]"));
        String second = run(SCRIPT.formatted("1", "3").replace("winter", "other"));

        client.ask("cancel", "run", second);

        client.awaitEvent(first, "finished");
        assertEquals("stopped", client.awaitEvent(second, "finished").get("how").getAsString());
        assertFalse(Files.exists(folder.resolve("out/script/other/grid.png")));
    }

    @Test
    void aRunThatFailsSaysWhyAndTheServerStaysUp() throws Exception {
        Files.writeString(folder.resolve("out"), "in the way");

        JsonObject error = client.ask("run", "path", folder.resolve("script.unbox"), "text",
                SCRIPT.formatted("1", "2")).getAsJsonObject("error");

        assertTrue(error.get("message").getAsString().contains("Nothing can be written into"), error.toString());
        assertEquals("test", client.ask("status").getAsJsonObject("result").get("version").getAsString());
    }

    /** As where another editor has a runner too: nothing is loaded, and the machine goes on. */
    @Test
    void whereMemoryIsShortARunIsRefusedAndALaterOneIsDone() throws Exception {
        client.vanish();
        AtomicLong free = new AtomicLong(1_000_000);
        client = new TestClient(new MachineMemory(free::get, () -> List.of("process 12 (3,200 MB)")));

        String refused = client.awaitEvent(run(SCRIPT.formatted("1", "2")), "finished").get("error").getAsString();

        assertTrue(refused.startsWith("Memory is short: landscape needs about"), refused);
        assertTrue(refused.contains("process 12 (3,200 MB)"), refused);
        assertTrue(client.ask("status").getAsJsonObject("result").get("model").isJsonNull());
        free.set(Long.MAX_VALUE);
        assertEquals("good", client.awaitEvent(run(SCRIPT.formatted("1", "2")), "finished").get("how").getAsString());
        free.set(1_000_000);
        String painting = client.awaitEvent(run(SCRIPT.formatted("2", "2")), "finished").get("error").getAsString();
        assertTrue(painting.startsWith("Memory is short: painting with landscape needs about"), painting);
    }

    @Test
    void aPromptIsExploredWithoutWritingAnything() throws Exception {
        JsonObject result = client.ask("explore", "model", "landscape", "prompt", "a {meadow} \"at night\"", "blocks",
                "up.0.1, mid.0", "top", 3).getAsJsonObject("result");

        byte[] png = Base64.getDecoder().decode(result.get("png").getAsString());
        assertEquals(128, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        JsonObject first = result.getAsJsonArray("explorations").get(0).getAsJsonObject();
        assertEquals("up.0.1", first.get("block").getAsString());
        assertEquals(3, first.getAsJsonArray("features").size());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"id\": 1, \"method\"|-32700", "[1, 2]|-32600",
            "{\"id\": 1}|-32600",
            "{\"id\": 1, \"method\": \"sing\"}|-32601", "{\"id\": 1, \"method\": \"cancel\"}|-32602",
            "{\"id\": 1, \"method\": \"run\", \"params\": 7}|-32602",
            "{\"id\": 1, \"method\": \"run\", \"params\": {\"path\": 7}}|-32602",
            "{\"id\": 1, \"method\": \"run\", \"params\": {\"plan\": {}}}|-32602"})
    void aMessageThatIsWrongIsRefusedAndTheNextOneIsAnswered(String message, int code) throws Exception {
        client.send(message);

        JsonObject refusal = client.await(answer -> answer.has("error"));

        assertEquals(code, refusal.getAsJsonObject("error").get("code").getAsInt(), refusal.toString());
        assertTrue(client.ask("status").has("result"));
    }

    @ParameterizedTest
    @CsvSource({"'hello\r\n'", "'Content-Length: many\r\n'", "'\r\n'"})
    void aHeaderThatIsWrongIsRefusedAndTheNextMessageIsAnswered(String header) throws Exception {
        client.sendRaw(header);

        client.await(answer -> answer.has("error"));

        assertTrue(client.ask("status").has("result"));
    }

    @Test
    void aClientThatVanishesEndsTheServerAndLeavesNoHalfFile() throws Exception {
        client.awaitEvent(run(SCRIPT.formatted("1..40", "[2, 4]")), "picture");

        client.vanish();

        try (var files = Files.walk(folder)) {
            for (Path picture : files.filter(file -> file.toString().endsWith(".png")).toList()) {
                assertEquals(128, ImageIO.read(picture.toFile()).getWidth(), picture.toString());
            }
        }
        try (var files = Files.walk(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")));
        }
    }

    private String run(String text) throws Exception {
        JsonObject answer = client.ask("run", "path", folder.resolve("script.unbox"), "text", text);
        assertTrue(answer.has("result"), answer.toString());
        return answer.getAsJsonObject("result").get("run").getAsString();
    }
}
