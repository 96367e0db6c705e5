package unbox.language.catalog.clip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CLIP's byte-pair encoding: a word becomes its UTF-8 bytes, each written as one printable character, and neighbours are
 * joined in the order in which the merges were learned.
 */
final class BytePairs {
    /** Marks a symbol that ends its word. */
    static final String END_OF_WORD = "</w>";

    private static final String[] SYMBOL_OF_BYTE = symbols();
    private static final int NO_MERGE = Integer.MAX_VALUE;
    private static final int UNKNOWN = -1;

    /** By {@code "left right"}: the earlier, the lower. */
    private final ByteTable ranks;

    BytePairs(ByteTable ranks) {
        this.ranks = ranks;
    }

    /** A piece of a word and which of the word's UTF-8 bytes it holds. */
    record Piece(String symbols, int start, int end) {}

    /** The pieces of a word that is not empty. */
    List<Piece> split(String word) {
        List<Piece> pieces = bytes(word);
        int[] pairRanks = new int[pieces.size()];
        Arrays.fill(pairRanks, UNKNOWN);
        int lowest = lowest(pieces, pairRanks);
        while (lowest != NO_MERGE) {
            join(pieces, pairRanks, lowest);
            lowest = lowest(pieces, pairRanks);
        }
        return List.copyOf(pieces);
    }

    /** The lowest rank of two neighbours; looks up those that are not known yet. */
    private int lowest(List<Piece> pieces, int[] pairRanks) {
        int lowest = NO_MERGE;
        for (int at = 0; at + 1 < pieces.size(); at++) {
            if (pairRanks[at] == UNKNOWN) {
                String pair = pieces.get(at).symbols() + " " + pieces.get(at + 1).symbols();
                pairRanks[at] = ranks.get(pair).orElse(NO_MERGE);
            }
            lowest = Math.min(lowest, pairRanks[at]);
        }
        return lowest;
    }

    /** Joins all neighbours of a rank, from left to right; a rank belongs to one pair. */
    private static void join(List<Piece> pieces, int[] pairRanks, int rank) {
        int kept = 0;
        for (int at = 0; at < pieces.size(); at++) {
            Piece piece = pieces.get(at);
            int pairRank = pairRanks[at];
            if (pairRank == rank && at + 1 < pieces.size()) {
                at++;
                piece = new Piece(piece.symbols() + pieces.get(at).symbols(), piece.start(), pieces.get(at).end());
                pairRank = UNKNOWN;
                if (kept > 0) {
                    pairRanks[kept - 1] = UNKNOWN;
                }
            }
            pieces.set(kept, piece);
            pairRanks[kept] = pairRank;
            kept++;
        }
        pieces.subList(kept, pieces.size()).clear();
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
