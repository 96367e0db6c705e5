package unbox.runtime.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.cli.Main;
import unbox.server.runner.Installation;
import unbox.server.runner.Runners;

/** The language server's side and the runner's side, each in its own process, on one script. */
class EditorRunTest {

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final Runners runners = new Runners(installation -> {
        var builder = new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "--enable-native-access=ALL-UNNAMED", "-Dunbox.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "serve", "--threads", "1");
        started.add(builder.start());
        return started.getLast();
    }, line -> {});

    @AfterEach
    void end() throws InterruptedException {
        runners.close();
        for (Process process : started) {
            process.waitFor();
        }
    }

    private String run(String seeds) throws Exception {
        var asked = new JsonObject();
        asked.addProperty("path", folder.resolve("meadow.unbox").toString());
        asked.addProperty("text",
                "model \"landscape\"\nexperiment meadow { prompt \"a meadow\" seed %s }".formatted(seeds));
        return runners.run(new Installation(folder), asked, events::add).get(2, TimeUnit.MINUTES).get("run")
                .getAsString();
    }

    private JsonObject await(String event) throws InterruptedException {
        JsonObject next = events.poll(2, TimeUnit.MINUTES);
        while (!next.get("event").getAsString().equals(event)) {
            next = events.poll(2, TimeUnit.MINUTES);
        }
        return next;
    }

    @Test
    void aRunnerThatIsKilledInTheMiddleOfARunLosesOnlyThatRun() throws Exception {
        run("1..500");
        await("picture");
        started.getFirst().destroyForcibly();
        JsonObject lost = await("finished");
        assertEquals("failed", lost.get("how").getAsString());
        assertTrue(lost.get("error").getAsString().contains("the next run starts a new runner"));

        String name = run("1");
        JsonObject last = await("finished");
        assertEquals(name, last.get("run").getAsString());
        assertEquals("good", last.get("how").getAsString());
    }

    @Test
    void aRunStopsWhenItIsCancelled() throws Exception {
        String name = run("1..500");
        await("picture");
        runners.cancel(name).get(1, TimeUnit.MINUTES);
        assertEquals("stopped", await("finished").get("how").getAsString());
    }
}
