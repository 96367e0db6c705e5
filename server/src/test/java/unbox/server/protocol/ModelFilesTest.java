package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.EditorFixture.get;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.*;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.catalog.CatalogSource;

/** A model and autoencoders in the workspace are trained, labelled and broken while an editor is open. */
class ModelFilesTest {
    private static final String OWN = "model \"./mine\"\nedit e { skip up.0.1 }\n";
    private static final String OTHER = "model \"landscape\"\nsaes \"./others\"\nedit e { skip mid.0 }\n";

    @TempDir
    private Path folder;
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private boolean slow;
    private EditorFixture editor;

    @BeforeEach
    void makeFiles() throws Exception {
        new WorkspaceFiles(folder, new Random(0));
        label("mine", "up.0.1#294", "snow");
        label("others", "mid.0#3", "fir");
    }

    @AfterEach
    void close() throws Exception {
        goOn.countDown();
        editor.close();
    }

    private void open(String text) throws Exception {
        editor = new EditorFixture(folder, EditorFixture.everything(), new JsonObject(), this::source);
        editor.open("script.unbox", text);
    }

    /** One that, where it is slow, has read a model and has not given it yet. */
    private CatalogSource source() {
        CatalogSource source = EditorFixture.catalog();
        return (CatalogSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{CatalogSource.class},
                (proxy, method, arguments) -> {
                    try {
                        Object found = method.invoke(source, arguments);
                        if (slow && method.getName().equals("model")) {
                            read.countDown();
                            goOn.await();
                        }
                        return found;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private void label(String place, String feature, String label) throws Exception {
        String[] parts = feature.split("#");
        Files.writeString(folder.resolve(place).resolve("labels.json"),
                "{\"%s\": {\"%s\": {\"label\": \"%s\"}}}".formatted(parts[0], parts[1], label));
    }

    private void tell(String name) {
        editor.server.getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(
                List.of(new FileEvent(editor.uri(name), FileChangeType.Changed))));
    }

    private Optional<String> label(String feature) throws Exception {
        var asked = new JsonObject();
        asked.addProperty("uri", editor.uri("script.unbox"));
        asked.addProperty("feature", feature);
        return Optional.ofNullable(get(editor.server.feature(asked)).getAsJsonObject().get("label"))
                .map(JsonElement::getAsString);
    }

    @Test
    void labelsBesideAutoencodersAreReadAgain() throws Exception {
        open(OTHER);
        assertEquals(Optional.of("fir"), label("mid.0#3"));
        label("others", "mid.0#3", "spruce");
        tell("others/labels.json");
        assertEquals(Optional.of("spruce"), label("mid.0#3"));
    }

    @Test
    void aModelWhoseStatisticsWereBrokenIsReadAgain() throws Exception {
        String mean = "mine/saes/up.0.1/final/mean.pt";
        byte[] whole = Files.readAllBytes(folder.resolve(mean));
        Files.write(folder.resolve(mean), Arrays.copyOf(whole, whole.length / 2));
        open(OWN);
        assertEquals(Optional.empty(), label("up.0.1#294"));
        Files.write(folder.resolve(mean), whole);
        tell(mean);
        assertEquals(Optional.of("snow"), label("up.0.1#294"));
    }

    @Test
    void labelsThatChangeWhileTheyAreReadAreReadAgain() throws Exception {
        slow = true;
        open(OWN);
        assertTrue(read.await(EditorFixture.SECONDS, TimeUnit.SECONDS));
        label("mine", "up.0.1#294", "fresh snow");
        tell("mine/labels.json");
        goOn.countDown();
        assertEquals(Optional.of("fresh snow"), label("up.0.1#294"));
    }

    /** A model may lie where no editor watches files. */
    @Test
    void whatNobodyTellsIsSeenWhenATextIsSaved() throws Exception {
        open(OWN);
        assertEquals(Optional.of("snow"), label("up.0.1#294"));
        label("mine", "up.0.1#294", "fresh snow");
        editor.server.getTextDocumentService()
                .didSave(new DidSaveTextDocumentParams(editor.document("script.unbox")));
        assertEquals(Optional.of("fresh snow"), label("up.0.1#294"));
    }
}
