package unbox.server.request;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;

/**
 * Writes the items of a list of proposals field by field. Gson would look at every field that the protocol has, for each of
 * hundreds of items, and most are empty; Java then makes code for each of these fields, while the first list is waited for.
 */
final class ProposalJson implements TypeAdapterFactory {

    @Override
    @SuppressWarnings("unchecked")
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        return type.getRawType() == CompletionItem.class ? (TypeAdapter<T>) new Items(gson) : null;
    }

    private final class Items extends TypeAdapter<CompletionItem> {
        private final Gson gson;

        Items(Gson gson) {
            this.gson = gson;
        }

        /** Made when it is needed: it takes long, and most items are only sent. */
        private TypeAdapter<CompletionItem> whole() {
            return gson.getDelegateAdapter(ProposalJson.this, TypeToken.get(CompletionItem.class));
        }

        @Override
        public CompletionItem read(JsonReader in) throws IOException {
            return whole().read(in);
        }

        @Override
        public void write(JsonWriter out, CompletionItem item) throws IOException {
            if (item == null || hasMore(item)) {
                whole().write(out, item);
            } else {
                writeItem(out, item);
            }
        }
    }

    /** Whether an item has a field that {@link #writeItem} does not know, as one with its documentation. */
    private static boolean hasMore(CompletionItem item) {
        boolean otherEdit = item.getTextEdit() != null && !item.getTextEdit().isLeft();
        boolean otherData = item.getData() != null && !isOfTexts(item.getData());
        return otherEdit || otherData || Stream.of(item.getDocumentation(), item.getLabelDetails(), item.getTags(),
                item.getDeprecated(), item.getPreselect(), item.getInsertText(), item.getInsertTextMode(),
                item.getAdditionalTextEdits(), item.getCommitCharacters(), item.getCommand())
                .anyMatch(Objects::nonNull);
    }

    private static boolean isOfTexts(Object data) {
        return data instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance);
    }

    private static void writeItem(JsonWriter out, CompletionItem item) throws IOException {
        out.beginObject();
        out.name("label").value(item.getLabel());
        if (item.getKind() != null) {
            out.name("kind").value(item.getKind().getValue());
        }
        write(out, "detail", item.getDetail());
        write(out, "sortText", item.getSortText());
        write(out, "filterText", item.getFilterText());
        if (item.getInsertTextFormat() != null) {
            out.name("insertTextFormat").value(item.getInsertTextFormat().getValue());
        }
        if (item.getTextEdit() != null) {
            writeEdit(out.name("textEdit"), item.getTextEdit().getLeft());
        }
        write(out, "textEditText", item.getTextEditText());
        if (item.getData() instanceof Map<?, ?> data) {
            out.name("data").beginObject();
            for (Map.Entry<?, ?> entry : data.entrySet()) {
                write(out, entry.getKey().toString(), entry.getValue().toString());
            }
            out.endObject();
        }
        out.endObject();
    }

    private static void write(JsonWriter out, String name, String value) throws IOException {
        if (value != null) {
            out.name(name).value(value);
        }
    }

    private static void writeEdit(JsonWriter out, TextEdit edit) throws IOException {
        out.beginObject().name("range").beginObject();
        writePosition(out.name("start"), edit.getRange().getStart());
        writePosition(out.name("end"), edit.getRange().getEnd());
        out.endObject().name("newText").value(edit.getNewText()).endObject();
    }

    private static void writePosition(JsonWriter out, Position position) throws IOException {
        out.beginObject().name("line").value(position.getLine()).name("character").value(position.getCharacter())
                .endObject();
    }
}
