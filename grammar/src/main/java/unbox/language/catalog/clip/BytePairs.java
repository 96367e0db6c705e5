package unbox.language.catalog.clip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * CLIP's byte-pair encoding: a word becomes its UTF-8 bytes, each written as one printable character, and neighbours are
 * joined in the order in which the merges were learned.
 */
final class BytePairs {
    /** Marks a symbol that ends its word. */
    static final String END_OF_WORD = "</w>";

    private static final String[] SYMBOL_OF_BYTE = symbols();

    /** How many merges transformers reads, whatever the file holds ({@code tokenization_clip.py}). */
    private static final int MERGES = 49152 - 256 - 2;

    private final byte[] merges;
    /** By {@code "left right"}: the earlier, the lower. Null until a word is split, which only a long prompt needs. */
    private volatile ByteTable ranks;

    /** @param merges a pair {@code "left right"} a line, behind a first line that only names the version */
    BytePairs(byte[] merges) {
        this.merges = merges;
    }

    private ByteTable ranks() {
        ByteTable known = ranks;
        return known != null ? known : readRanks();
    }

    private synchronized ByteTable readRanks() {
        if (ranks == null) {
            ByteTable read = new ByteTable(merges);
            int start = endOfLine(0) + 1;
            for (int rank = 0; rank < MERGES && start < merges.length; rank++) {
                int end = endOfLine(start);
                boolean carriageReturn = end > start && merges[end - 1] == '\r';
                read.put(start, carriageReturn ? end - 1 : end, rank);
                start = end + 1;
            }
            ranks = read;
        }
        return ranks;
    }

    private int endOfLine(int start) {
        int at = start;
        while (at < merges.length && merges[at] != '\n') {
            at++;
        }
        return at;
    }

    /** A piece of a word and which of the word's UTF-8 bytes it holds. */
    record Piece(String symbols, int start, int end) {}

    /** The pieces of a word that is not empty. */
    List<Piece> split(String word) {
        ByteTable table = ranks();
        List<Piece> pieces = bytes(word);
        while (pieces.size() > 1) {
            int lowest = Integer.MAX_VALUE;
            String left = "";
            String right = "";
            for (int at = 0; at + 1 < pieces.size(); at++) {
                OptionalInt rank = table.get(pieces.get(at).symbols() + " " + pieces.get(at + 1).symbols());
                if (rank.isPresent() && rank.getAsInt() < lowest) {
                    lowest = rank.getAsInt();
                    left = pieces.get(at).symbols();
                    right = pieces.get(at + 1).symbols();
                }
            }
            if (lowest == Integer.MAX_VALUE) {
                break;
            }
            pieces = join(pieces, left, right);
        }
        return List.copyOf(pieces);
    }

    private static List<Piece> join(List<Piece> pieces, String left, String right) {
        List<Piece> joined = new ArrayList<>();
        for (int at = 0; at < pieces.size(); at++) {
            Piece piece = pieces.get(at);
            if (at + 1 < pieces.size() && piece.symbols().equals(left) && pieces.get(at + 1).symbols().equals(right)) {
                joined.add(new Piece(left + right, piece.start(), pieces.get(at + 1).end()));
                at++;
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private static List<Piece> bytes(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; at++) {
            String symbol = SYMBOL_OF_BYTE[bytes[at] & 0xFF];
            pieces.add(new Piece(at == bytes.length - 1 ? symbol + END_OF_WORD : symbol, at, at + 1));
        }
        return pieces;
    }

    /** Printable bytes stand for themselves, the others for the characters from U+0100 on, in order. */
    private static String[] symbols() {
        String[] symbols = new String[256];
        int next = 256;
        for (int value = 0; value < 256; value++) {
            boolean printable = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
            symbols[value] = Character.toString(printable ? value : next++);
        }
        return symbols;
    }
}
