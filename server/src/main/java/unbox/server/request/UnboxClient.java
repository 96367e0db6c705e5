package unbox.server.request;

import com.google.gson.JsonObject;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.services.LanguageClient;

/** What an editor may be told beyond the protocol. */
public interface UnboxClient extends LanguageClient {

    /** {@code {uri, run, event, ...}}: something has happened in a run; docs/serve.md has the events. */
    @JsonNotification("unbox/event")
    void event(JsonObject event);
}
