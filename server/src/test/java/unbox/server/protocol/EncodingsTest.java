package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static unbox.server.protocol.EditorFixture.get;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.lsp4j.*;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors count columns in bytes, in UTF-16 units or in characters; lines end in three ways. */
class EncodingsTest {
    /** What stands before a name on its line is counted: one to four bytes, one or two units; tabs are one. */
    private static final String SCRIPT = "\uFEFF/* \uD83D\uDE00 */ feature\tsch\u00f6n\u5358 = up.0.1#294 \"\uD83D\uDE00\"\r\n"
            + "/* \u00e9 */ edit \u00e9(a) { /* \uD835\uDD18\u5358 */ add sch\u00f6n\u5358 by a }\r"
            + "model \"landscape\"\n"
            + "experiment x { prompt \"\uD83D\uDC31 {}\", \"\uD83D\uDE00\" /* \uD83D\uDE00 */ edit \u00e9(1) }";
    private static final List<String> PIECES = List.of("\uD83D\uDE00", "\r\n", "\r", "\n", "\t", "\u00e9", "x", "{",
            "}",
            "\u5358", "\"", "/* ");

    @TempDir
    private Path folder;
    private EditorFixture editor;
    private TextDocumentIdentifier script;

    @AfterEach
    void close() throws Exception {
        editor.close();
    }

    private void open(String encoding) throws Exception {
        ClientCapabilities can = EditorFixture.everything();
        var general = new GeneralClientCapabilities();
        general.setPositionEncodings(List.of("utf-7", encoding));
        can.setGeneral(general);
        editor = new EditorFixture(folder, can);
        assertEquals(encoding, editor.capabilities.getPositionEncoding());
        script = editor.open("script.unbox", SCRIPT);
    }

    /** Where an offset of a text lies, in the simplest way. */
    private static Position position(String text, int offset, String encoding) {
        String before = text.substring(0, offset);
        String[] lines = before.split("\r\n|\r|\n", -1);
        String column = lines[lines.length - 1];
        return new Position(lines.length - 1, switch (encoding) {
            case "utf-8" -> column.getBytes(StandardCharsets.UTF_8).length;
            case "utf-16" -> column.length();
            default -> column.codePointCount(0, column.length());
        });
    }

    private static Range range(String text, int start, String piece, String encoding) {
        return new Range(position(text, start, encoding), position(text, start + piece.length(), encoding));
    }

    /** Every place of a word in the script. */
    private static List<Range> places(String word, String encoding) {
        List<Range> places = new ArrayList<>();
        for (int at = SCRIPT.indexOf(word); at >= 0; at = SCRIPT.indexOf(word, at + 1)) {
            places.add(range(SCRIPT, at, word, encoding));
        }
        return places;
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "utf-32"})
    void namesAreFoundWhereTheEditorCountsThem(String encoding) throws Exception {
        open(encoding);
        List<Range> name = places("sch\u00f6n\u5358", encoding);
        var references = new ReferenceParams(script, name.get(1).getStart(), new ReferenceContext(true));
        assertEquals(name, get(editor.server.getTextDocumentService().references(references)).stream()
                .map(Location::getRange).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "utf-32"})
    void problemsLieWhereTheEditorCountsThem(String encoding) throws Exception {
        open(encoding);
        Diagnostic wrongLabel = editor.problems("script.unbox", 1).getDiagnostics().getFirst();
        assertEquals(places("\"\uD83D\uDE00\"", encoding).getFirst(), wrongLabel.getRange());
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "utf-32"})
    void tokensAreAsLongAsTheEditorCountsThem(String encoding) throws Exception {
        open(encoding);
        List<Integer> data = get(editor.server.getTextDocumentService()
                .semanticTokensFull(new SemanticTokensParams(script))).getData();
        List<Range> tokens = new ArrayList<>();
        int line = 0;
        int column = 0;
        for (int at = 0; at < data.size(); at += 5) {
            column = data.get(at) == 0 ? column + data.get(at + 1) : data.get(at + 1);
            line += data.get(at);
            tokens.add(new Range(new Position(line, column), new Position(line, column + data.get(at + 2))));
        }
        for (String written : List.of("sch\u00f6n\u5358", "/* \uD835\uDD18\u5358 */", "\"\uD83D\uDE00\"",
                "experiment")) {
            assertEquals(List.of(),
                    places(written, encoding).stream().filter(place -> !tokens.contains(place)).toList(),
                    () -> tokens.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "utf-32"})
    void changesAreMadeWhereTheEditorCountsThem(String encoding) throws Exception {
        open(encoding);
        var random = new Random(encoding.hashCode());
        String text = SCRIPT;
        for (int version = 2; version < 500; version++) {
            int start = boundary(text, random.nextInt(text.length() + 1));
            int end = boundary(text, Math.min(text.length(), start + random.nextInt(4)));
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            var range = new Range(position(text, start, encoding), position(text, end, encoding));
            editor.change("script.unbox", version, range, piece);
            text = text.substring(0, start) + piece + text.substring(end);
        }
        var asked = new JsonObject();
        asked.addProperty("uri", script.getUri());
        var there = new StringBuilder();
        for (JsonElement token : get(editor.server.tree(asked)).getAsJsonObject().getAsJsonArray("tokens")) {
            there.append(token.getAsJsonObject().get("text").getAsString());
        }
        assertEquals(text, there.toString());
    }

    /** No editor changes half a character or half a line end. */
    private static int boundary(String text, int offset) {
        boolean inside = offset > 0 && offset < text.length()
                && (Character.isLowSurrogate(text.charAt(offset))
                        || text.charAt(offset) == '\n' && text.charAt(offset - 1) == '\r');
        return inside ? offset - 1 : offset;
    }
}
