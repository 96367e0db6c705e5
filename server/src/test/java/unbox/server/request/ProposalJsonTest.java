package unbox.server.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionItemLabelDetails;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertReplaceEdit;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Items that are written by hand look as the protocol's library would write them. */
class ProposalJsonTest {
    private static final Gson USUAL = new MessageJsonHandler(Map.of()).getGson();
    private static final Gson OURS = new MessageJsonHandler(Map.of(),
            gson -> gson.registerTypeAdapterFactory(new ProposalJson())).getGson();
    private static final Range RANGE = new Range(new Position(1, 2), new Position(1, 5));

    static Stream<CompletionItem> items() {
        return Stream.concat(Stream.of(item(), proposal()), withOneFieldMore());
    }

    private static CompletionItem item() {
        return new CompletionItem("up.0.1#294 \"snow\" \u00e9 \uD83D\uDE00 <&>\n");
    }

    private static CompletionItem proposal() {
        CompletionItem item = item();
        item.setKind(CompletionItemKind.EnumMember);
        item.setDetail("mean 62.3");
        item.setSortText("0001");
        item.setFilterText("up.0.1#snow");
        item.setInsertTextFormat(InsertTextFormat.Snippet);
        item.setTextEdit(Either.forLeft(new TextEdit(RANGE, "${1:a}\n\t\"b\"")));
        item.setTextEditText("a");
        item.setData(Map.of("uri", "file:///a%20b.unbox", "topic", "feature up.0.1#294"));
        return item;
    }

    /** Fields that are not written by hand: then all of the item is left to the library. */
    private static Stream<CompletionItem> withOneFieldMore() {
        List<CompletionItem> items = Stream.generate(ProposalJsonTest::proposal).limit(12).toList();
        items.get(0).setDocumentation("told");
        items.get(1).setLabelDetails(new CompletionItemLabelDetails());
        items.get(2).setTags(List.of(CompletionItemTag.Deprecated));
        items.get(3).setPreselect(true);
        items.get(4).setInsertText("a");
        items.get(5).setInsertTextMode(InsertTextMode.AsIs);
        items.get(6).setAdditionalTextEdits(List.of(new TextEdit(RANGE, "b")));
        items.get(7).setCommitCharacters(List.of("."));
        items.get(8).setCommand(new Command("a", "b"));
        items.get(9).setTextEdit(Either.forRight(new InsertReplaceEdit("a", RANGE, RANGE)));
        items.get(10).setData("a text");
        items.get(11).setData(Map.of("a", 1));
        return items.stream();
    }

    @ParameterizedTest
    @MethodSource("items")
    void anItemIsWrittenAsUsual(CompletionItem item) {
        var list = new CompletionList(true, List.of(item));
        assertEquals(JsonParser.parseString(USUAL.toJson(list)), JsonParser.parseString(OURS.toJson(list)));
    }

    @ParameterizedTest
    @MethodSource("items")
    void whatIsWrittenIsReadAgain(CompletionItem item) {
        assertEquals(USUAL.fromJson(USUAL.toJson(item), CompletionItem.class),
                OURS.fromJson(OURS.toJson(item), CompletionItem.class));
    }
}
