package unbox.language.catalog.clip;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import unbox.language.catalog.file.JsonScanner;

/** The numbers of vocab.json, an object of whole numbers by piece. No string is made of a piece. */
final class Vocabulary {
    private final ByteTable ids;
    /** Pieces that are written with escapes. */
    private final Map<String, Integer> escaped = new HashMap<>();
    private int largest = -1;

    private Vocabulary(byte[] text) {
        ids = new ByteTable(text);
    }

    /**
     * Reads a file.
     *
     * @throws JsonScanner.ShapeException where it is no such object
     */
    static Vocabulary read(byte[] text) {
        var vocabulary = new Vocabulary(text);
        var json = new JsonScanner(text);
        json.open();
        while (json.member()) {
            vocabulary.add(json);
        }
        return vocabulary;
    }

    private void add(JsonScanner json) {
        int start = json.start();
        int end = json.end();
        String piece = json.isPlain() ? "" : json.string();
        int id = json.whole();
        largest = Math.max(largest, id);
        if (piece.isEmpty()) {
            ids.put(start, end, id);
        } else {
            escaped.put(piece, id);
        }
    }

    OptionalInt id(String piece) {
        Integer id = escaped.get(piece);
        return id == null ? ids.get(piece) : OptionalInt.of(id);
    }

    /** -1 where there is none. */
    int largest() {
        return largest;
    }
}
