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
import unbox.language.syntax.Parser;

/** The lists of words in docs/language.md are the lexer's. */
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

    @Test
    void theSettingsForEditorsColourEveryWord() throws IOException {
        String page = Files.readString(Path.of("../docs/editors.md"));
        for (String settings : List.of("vim", "elisp")) {
            String block = page.substring(page.indexOf("```" + settings + "\n"));
            Set<String> coloured = new TreeSet<>(List.of(block.substring(0, block.indexOf("\n```\n")).split("\\W+")));
            assertEquals(List.of(), lexer(type -> Words.isReserved(type) || Words.isContextual(type)).stream()
                    .filter(word -> !coloured.contains(word)).toList(), settings);
        }
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
        Set<String> words = new TreeSet<>();
        Pattern.compile("`(\\w+)`").matcher(text.substring(start, text.indexOf("<!-- end -->", start))).results()
                .forEach(match -> words.add(match.group(1)));
        return words;
    }
}
