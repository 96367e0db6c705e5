package unbox.language.catalog.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static List<Row> rows() throws IOException {
        return List.of(read("/clip-tokens.json"));
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
