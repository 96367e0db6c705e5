package unbox.language.syntax.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.syntax.Parser;

/** The lists of words in docs/language.md are the lexer's, and so are those that editors colour. */
class LanguageWordsTest {
    private static final Path PAGE = Path.of("../docs/language.md");

    @Test
    void theReservedWordsAreTheLexers() throws IOException {
        assertEquals(lexer(Words::isReserved), page("reserved"));
    }

    @Test
    void theWordsThatAreFreeElsewhereAreNames() throws IOException {
        for (String word : page("contextual")) {
            assertEquals(List.of(), Parser.parse("prompt " + word + " = \"x\"").problems(), word);
        }
        assertTrue(page("contextual").containsAll(lexer(Words::isContextual)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vim", "elisp"})
    void theSettingsForEditorsColourTheWordsAndNoOthers(String settings) throws IOException {
        String page = Files.readString(Path.of("../docs/editors.md"));
        String block = page.substring(page.indexOf("```" + settings + "\n"));
        String coloured = String.join(" ",
                found(settings.equals("vim") ? "syntax keyword \\w+ (.*)" : "regexp-opt '\\(([^)]*)",
                        block.substring(0, block.indexOf("\n```\n"))));
        assertEquals(lexer(LanguageWordsTest::isWord), found("(\\w+)", coloured));
    }

    /** What it knows besides are the values of dtype and on, and the shapes. */
    @Test
    void theGrammarOfTheExtensionColoursTheWordsAndNoOthers() throws IOException {
        String grammar = Files.readString(Path.of("../vscode-extension/syntaxes/unbox.tmLanguage.json"));
        String patterns = String.join(" ", found("\"match\": \"(.*)\"", grammar)).replaceAll("p\\{\\w+}", "");
        Set<String> coloured = found("([a-z]{2,}\\d*)", patterns);
        coloured.removeAll(
                Set.of("both", "cond", "uncond", "opposed", "float32", "float16", "rect", "ellipse", "mask"));
        assertEquals(lexer(LanguageWordsTest::isWord), coloured);
    }

    private static boolean isWord(int type) {
        return Words.isReserved(type) || Words.isContextual(type);
    }

    /** What the group of a pattern stands for, wherever it is found. */
    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static Set<String> lexer(IntPredicate wanted) {
        Set<String> words = new TreeSet<>();
        IntStream.rangeClosed(1, UnboxLexer.VOCABULARY.getMaxTokenType()).filter(wanted)
                .mapToObj(UnboxLexer.VOCABULARY::getLiteralName).map(name -> name.replace("'", "")).forEach(words::add);
        return words;
    }

    private static Set<String> page(String list) throws IOException {
        String text = Files.readString(PAGE);
        int start = text.indexOf("<!-- words:" + list + " -->");
        return found("`(\\w+)`", text.substring(start, text.indexOf("<!-- end -->", start)));
    }
}
