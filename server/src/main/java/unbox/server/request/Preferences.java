package unbox.server.request;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import unbox.server.session.Settings;

/** What a person has set, as the editor tells it: with its first message, when it is asked, when something changes. */
final class Preferences {
    private static final String SECTION = "unbox";

    private final Supplier<UnboxClient> client;
    private final Supplier<Editor> editor;
    private volatile Settings first = Settings.DEFAULT;
    private volatile Settings now = Settings.DEFAULT;

    Preferences(Supplier<UnboxClient> client, Supplier<Editor> editor) {
        this.client = client;
        this.editor = editor;
    }

    Settings now() {
        return now;
    }

    /** @param options of the first message; they count where nothing else is set later */
    void begin(Object options) {
        if (options instanceof JsonObject given) {
            first = Settings.of(given);
            now = first;
        }
    }

    /** Asks the editor, and to be told of changes, as far as it can. */
    void ask() {
        if (editor.get().registersConfiguration()) {
            client.get().registerCapability(new RegistrationParams(
                    List.of(new Registration("unbox-settings", "workspace/didChangeConfiguration"))));
        }
        askAgain();
    }

    private void askAgain() {
        if (editor.get().configuration()) {
            var item = new ConfigurationItem();
            item.setSection(SECTION);
            client.get().configuration(new ConfigurationParams(List.of(item))).thenAccept(answer -> {
                if (answer != null && !answer.isEmpty() && answer.getFirst() instanceof JsonObject given) {
                    change(given);
                }
            });
        }
    }

    /** Takes all settings, or only those under {@code unbox}; without any the editor wants to be asked. */
    void set(Object given) {
        JsonElement own = given instanceof JsonObject all && all.has(SECTION) ? all.get(SECTION)
                : given instanceof JsonElement some ? some : null;
        if (own instanceof JsonObject) {
            change(own);
        } else {
            askAgain();
        }
    }

    /** What depends on what has changed is asked for again. */
    private void change(JsonElement given) {
        Settings before = now;
        now = first.with(given);
        if (before.lenses() != now.lenses()) {
            refreshLenses();
        }
        boolean otherHints = before.labels() != now.labels() || before.parameters() != now.parameters();
        if (otherHints && editor.get().refreshesHints()) {
            client.get().refreshInlayHints();
        }
    }

    void refreshLenses() {
        if (editor.get().refreshesLenses()) {
            client.get().refreshCodeLenses();
        }
    }
}
