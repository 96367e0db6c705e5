package unbox.language.catalog.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.catalog.clip.ClipTokenizer.TextToken;
import unbox.language.catalog.clip.ClipTokenizer.Tokens;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.syntax.Range;

/** CLIP's tokens against those of transformers with ftfy, for both tokenizers of SDXL. */
class ClipTokenizerTest {
    /** As transformers counts and numbers them; {@code length} is before anything is cut. */
    record Row(String text, int[] tokenizer, int[] tokenizer_2, int length) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static ClipTokenizer first;
    private static ClipTokenizer second;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        first = ClipTokenizer.builtIn();
        second = ClipTokenizer.load(secondTokenizer(folder));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void bothTokenizersNumberATextAsTransformersDoes(Row row) {
        assertArrayEquals(row.tokenizer(), first.encode(row.text()));
        assertArrayEquals(row.tokenizer_2(), second.encode(row.text()));
        assertEquals(row.length(), first.tokenize(row.text()).length());
    }

    @Test
    void tokensKeepTheirPlaceInTheText() {
        String text = "naïve “caf&eacute;” ﬁx";

        List<String> places = first.tokenize(text).tokens().stream().map(token -> token.range().of(text)).toList();

        // the quotes are straightened, the entity is decoded, the ligature is taken apart
        assertEquals(List.of("na", "ï", "ve", "“", "caf&eacute;", "”", "ﬁx"), places);
    }

    @Test
    void bytesOfOneCharacterShareItsPlace() {
        String text = "a 🛸";

        List<TextToken> tokens = first.tokenize(text).tokens();

        assertEquals(List.of(new Range(0, 1), new Range(2, 4), new Range(2, 4)),
                tokens.stream().map(TextToken::range).toList());
    }

    @Test
    void whatIsCutCanBeShown() {
        String text = "word ".repeat(75) + "this is cut";

        Tokens tokens = first.tokenize(text);

        assertEquals(80, tokens.length());
        assertEquals(Optional.of("this is cut"), tokens.cut().map(range -> range.of(text)));
    }

    @Test
    void nothingIsCutOfSeventyFiveTokens() {
        assertEquals(Optional.empty(), first.tokenize("word ".repeat(75)).cut());
    }

    @Test
    void aLongerTextKeepsTheMarkOfItsEnd() {
        int[] encoded = first.encode("word ".repeat(90));

        assertEquals(49407, encoded[76]);
        assertEquals(2653, encoded[75]);
    }

    @Test
    void anOlderFolderFollowsItsMapOfSpecialTokens(@TempDir Path folder) throws IOException {
        secondTokenizer(folder);
        Files.writeString(folder.resolve("tokenizer_config.json"), """
                {"pad_token": "<|endoftext|>", "bos_token": {"content": "<|startoftext|>"}, "do_lower_case": true}
                """);
        Files.writeString(folder.resolve("special_tokens_map.json"), """
                {"pad_token": "!", "eos_token": {"content": "<|endoftext|>", "lstrip": false}}
                """);

        int[] encoded = ClipTokenizer.load(folder).encode("wow!");

        assertArrayEquals(second.encode("wow!"), encoded);
    }

    @Test
    void anUnknownPieceBecomesTheUnknownToken(@TempDir Path folder) throws IOException {
        tinyTokenizer(folder, "{\"c\": 0, \"a\": 1, \"t</w>\": 2, \"at</w>\": 3, \"<|startoftext|>\": 4, "
                + "\"<|endoftext|>\": 5, \"\\u0120\\\"\": 6}");

        List<Integer> ids = ClipTokenizer.load(folder).tokenize("cat ox").tokens().stream().map(TextToken::id).toList();

        assertEquals(List.of(0, 3, 5, 5), ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1, 2]", "{\"a\": 1", "{\"a\": \"b\"}", "{\"a\": 99999999999}", "{\"a\" 1}",
            "{\"a\": 1 \"b\": 2}",
            "{\"a\\", "{\"\\u00\": 1}"})
    void aVocabularyThatIsNoneIsNamed(String vocabulary, @TempDir Path folder) throws IOException {
        tinyTokenizer(folder, vocabulary);

        var broken = assertThrows(BrokenFileException.class, () -> ClipTokenizer.load(folder));

        assertEquals(
                folder.resolve("vocab.json") + " is not a vocabulary: it must map each piece of text to its number",
                broken.getMessage());
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) throws IOException {
        tinyTokenizer(folder, "{}");
        Files.delete(folder.resolve("merges.txt"));

        var broken = assertThrows(BrokenFileException.class, () -> ClipTokenizer.load(folder));

        assertEquals(folder.resolve("merges.txt") + " is missing", broken.getMessage());
    }

    @Test
    void aVocabularyWithoutItsMarksIsRefused(@TempDir Path folder) throws IOException {
        tinyTokenizer(folder, "{\"a\": 0, \"<|endoftext|>\": 1}");

        var broken = assertThrows(BrokenFileException.class, () -> ClipTokenizer.load(folder));

        assertTrue(broken.getMessage().contains("has no number for the special token \"<|startoftext|>\""),
                broken.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pad_token\": 1}", "{\"pad_token\": {\"lstrip\": true}}",
            "{\"pad_token\": {\"content\": \"!\", \"lstrip\": true}}", "{\"added_tokens_decoder\": [1]}",
            "{\"added_tokens_decoder\": {\"x\": {\"content\": \"!\"}}}"})
    void specialTokensThatAreNoneAreRefused(String config, @TempDir Path folder) throws IOException {
        tinyTokenizer(folder, "{\"!\": 0, \"<|startoftext|>\": 1, \"<|endoftext|>\": 2}");
        Files.writeString(folder.resolve("tokenizer_config.json"), config);

        var broken = assertThrows(BrokenFileException.class, () -> ClipTokenizer.load(folder));

        assertEquals(folder.resolve("tokenizer_config.json"), broken.file());
    }

    private static void tinyTokenizer(Path folder, String vocabulary) throws IOException {
        Files.writeString(folder.resolve("vocab.json"), vocabulary);
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na t</w>\n");
        Files.writeString(folder.resolve("tokenizer_config.json"), "{}");
    }

    /**
     * Rows made by transformers 4.49 with ftfy 6.3 ({@code fix_text(text, fix_encoding=False)} in the place of
     * {@code fix_text}); {@code -odd} holds what a comparison of 100,000 random texts brought to light.
     */
    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>(List.of(read("/clip-tokens.json")));
        rows.addAll(List.of(read("/clip-tokens-odd.json")));
        return rows;
    }

    private static Row[] read(String resource) throws IOException {
        try (Reader in = new InputStreamReader(ClipTokenizerTest.class.getResourceAsStream(resource),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(in, Row[].class);
        }
    }

    /** A folder like SDXL's {@code tokenizer_2}: CLIP's vocabulary, padded with "!", which is a special token there. */
    private static Path secondTokenizer(Path folder) throws IOException {
        for (String name : List.of("vocab.json", "merges.txt")) {
            try (var in = ClipTokenizer.class.getResourceAsStream(name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        Files.writeString(folder.resolve("tokenizer_config.json"), """
                {
                  "added_tokens_decoder": {
                    "0": {"content": "!", "lstrip": false, "rstrip": false, "single_word": false, "special": true}
                  },
                  "bos_token": "<|startoftext|>",
                  "eos_token": "<|endoftext|>",
                  "pad_token": "!",
                  "unk_token": "<|endoftext|>",
                  "model_max_length": 77
                }
                """);
        return folder;
    }
}
