package unbox.server.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What editors say of the words of the language, and the skeletons that they put in. */
final class Words {
    private static final Map<String, Word> WORDS = readWords();
    private static final List<Snippet> SNIPPETS = rows("snippets.txt", 4)
            .map(row -> new Snippet(row[0], row[1], row[2], row[3].replace("\\n", "\n").replace("\\\\", "\\")))
            .toList();

    /**
     * A word of the language.
     *
     * @param usage how it is written
     * @param formula what it does, where that is a formula; else empty
     */
    record Word(String word, String usage, String formula, String meaning) {

        String markdown() {
            String does = formula.isEmpty() ? "" : "\n\n`" + formula + "`";
            return "```unbox\n" + usage + "\n```" + does + "\n\n" + meaning;
        }
    }

    /**
     * A skeleton.
     *
     * @param where {@code top}, {@code edit}, {@code experiment}, {@code model} or {@code region}
     * @param text with the protocol's marks for what a person fills in
     */
    record Snippet(String where, String word, String label, String text) {}

    private Words() {}

    static Optional<Word> of(String word) {
        return Optional.ofNullable(WORDS.get(word));
    }

    static Stream<Snippet> snippets(String where) {
        return SNIPPETS.stream().filter(snippet -> snippet.where().equals(where));
    }

    private static Map<String, Word> readWords() {
        Map<String, Word> words = new LinkedHashMap<>();
        rows("words.txt", 4).forEach(row -> words.put(row[0], new Word(row[0], row[1], row[2], row[3])));
        return words;
    }

    private static Stream<String[]> rows(String resource, int columns) {
        try (InputStream bytes = Words.class.getResourceAsStream(resource)) {
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> {
                String[] row = new String[columns];
                int start = 0;
                for (int at = 0; at < columns; at++) {
                    int end = at < columns - 1 ? line.indexOf(" | ", start) : line.length();
                    row[at] = line.substring(start, end).strip();
                    start = end + 2;
                }
                return row;
            }).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
