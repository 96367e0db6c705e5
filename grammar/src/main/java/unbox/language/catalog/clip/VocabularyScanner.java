package unbox.language.catalog.clip;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads vocab.json, an object of whole numbers by piece, without making a string of each piece. It is scanned by hand because
 * it is large and every check of a script waits for it.
 */
final class VocabularyScanner {
    private final byte[] text;
    private final ByteTable ids;
    /** Pieces that are written with escapes. */
    private final Map<String, Integer> escaped = new HashMap<>();
    private int at;
    private int largest = -1;

    private VocabularyScanner(byte[] text) {
        this.text = text;
        ids = new ByteTable(text);
    }

    /**
     * Scans a file.
     *
     * @throws IllegalArgumentException where it is no such object
     */
    static VocabularyScanner scan(byte[] text) {
        VocabularyScanner scanner = new VocabularyScanner(text);
        try {
            scanner.object();
        } catch (IndexOutOfBoundsException cutOff) {
            throw new IllegalArgumentException("cut off", cutOff);
        }
        return scanner;
    }

    OptionalInt id(String piece) {
        Integer id = escaped.get(piece);
        return id == null ? ids.get(piece) : OptionalInt.of(id);
    }

    /** -1 where there is none. */
    int largest() {
        return largest;
    }

    private void object() {
        expect('{');
        if (peek() == '}') {
            return;
        }
        do {
            entry();
        } while (accept(','));
        expect('}');
    }

    private void entry() {
        expect('"');
        int start = at;
        boolean plain = true;
        while (text[at] != '"') {
            plain &= text[at] != '\\';
            at += text[at] == '\\' ? 2 : 1;
        }
        int end = at++;
        expect(':');
        int id = number();
        largest = Math.max(largest, id);
        if (plain) {
            ids.put(start, end, id);
        } else {
            escaped.put(unescaped(new String(text, start, end - start, StandardCharsets.UTF_8)), id);
        }
    }

    private static String unescaped(String piece) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < piece.length(); at++) {
            char character = piece.charAt(at);
            if (character != '\\') {
                plain.append(character);
                continue;
            }
            char escape = piece.charAt(++at);
            if (escape == 'u') {
                plain.append((char) Integer.parseInt(piece, at + 1, at + 5, 16));
                at += 4;
            } else {
                int known = "bfnrt".indexOf(escape);
                plain.append(known < 0 ? escape : "\b\f\n\r\t".charAt(known));
            }
        }
        return plain.toString();
    }

    private int number() {
        peek();
        int start = at;
        int number = 0;
        while (text[at] >= '0' && text[at] <= '9') {
            number = Math.addExact(Math.multiplyExact(number, 10), text[at++] - '0');
        }
        if (at == start) {
            throw new IllegalArgumentException("no number at byte " + at);
        }
        return number;
    }

    private void expect(char character) {
        if (!accept(character)) {
            throw new IllegalArgumentException("no " + character + " at byte " + at);
        }
    }

    private boolean accept(char character) {
        boolean there = peek() == character;
        at += there ? 1 : 0;
        return there;
    }

    /** The next byte that is no white space. */
    private byte peek() {
        while (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t') {
            at++;
        }
        return text[at];
    }
}
