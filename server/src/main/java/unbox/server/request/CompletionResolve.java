package unbox.server.request;

import com.google.gson.JsonObject;
import org.eclipse.lsp4j.CompletionItem;
import unbox.server.answer.Topics;

/** {@code completionItem/resolve}: what there is to tell about a proposal. */
final class CompletionResolve {

    private CompletionResolve() {}

    static String uri(CompletionItem item) {
        return member(item, "uri");
    }

    static CompletionItem answer(Scene scene, CompletionItem item) {
        Topics.about(member(item, "topic"), scene.world(), scene.snapshot(), scene.drawing())
                .ifPresent(markdown -> item.setDocumentation(Markup.of(scene.editor(), markdown)));
        return item;
    }

    private static String member(CompletionItem item, String name) {
        return item.getData() instanceof JsonObject data && data.has(name) ? data.get(name).getAsString() : "";
    }
}
