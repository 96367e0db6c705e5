package unbox.language.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The words of an autoencoder's labels, sorted, so that features are found by the beginnings of words in microseconds.
 * Immutable.
 */
public final class FeatureIndex {
    private static final int WHOLE_WORD = 2;
    private static final int PREFIX = 1;

    private final AutoencoderCard card;
    private final String[] words;
    /** For each word the features whose labels have it. */
    private final int[][] featuresOfWord;
    /** How many words each feature's label has; 0 without a label. */
    private final byte[] lengths;
    /** The labelled features by the number of their words, then by index. */
    private final int[] shortestFirst;

    /** A feature of the autoencoder and how well it matches; higher is better. */
    record Match(int index, int score, int words) {}

    private FeatureIndex(AutoencoderCard card, Map<String, Features> features, byte[] lengths) {
        this.card = card;
        this.lengths = lengths;
        shortestFirst = IntStream.range(0, lengths.length).filter(index -> lengths[index] > 0)
                .mapToLong(index -> (long) lengths[index] << Integer.SIZE | index).sorted().mapToInt(key -> (int) key)
                .toArray();
        words = features.keySet().toArray(String[]::new);
        Arrays.sort(words);
        featuresOfWord = new int[words.length][];
        for (int at = 0; at < words.length; at++) {
            featuresOfWord[at] = features.get(words[at]).all();
        }
    }

    /** The features whose labels have a word, while they are collected. */
    private static final class Features {
        private int[] all = new int[8];
        private int size;

        /** A feature follows another; its label may have the word twice. */
        void add(int index) {
            if (size > 0 && all[size - 1] == index) {
                return;
            }
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size++] = index;
        }

        int[] all() {
            return Arrays.copyOf(all, size);
        }
    }

    /** Reads all labels once. */
    public static FeatureIndex of(AutoencoderCard card) {
        Map<String, Features> features = new HashMap<>();
        int size = card.labels().keySet().stream().mapToInt(index -> index + 1).max().orElse(0);
        byte[] lengths = new byte[Math.max(size, card.features())];
        card.labels().forEach((index, label) -> {
            List<String> ofLabel = words(label.label());
            lengths[index] = (byte) Math.min(ofLabel.size(), Byte.MAX_VALUE);
            ofLabel.forEach(word -> features.computeIfAbsent(word, key -> new Features()).add(index));
        });
        return new FeatureIndex(card, features, lengths);
    }

    /** The words of a text, in lower case: what stands between characters that are neither letters nor numbers. */
    static List<String> words(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < lower.length()) {
            int character = lower.codePointAt(at);
            int next = at + Character.charCount(character);
            if (!isOfWord(character)) {
                if (start < at) {
                    words.add(lower.substring(start, at));
                }
                start = next;
            }
            at = next;
        }
        if (start < at) {
            words.add(lower.substring(start));
        }
        return words;
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character) || switch (Character.getType(character)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    AutoencoderCard card() {
        return card;
    }

    /**
     * The features whose labels have all the words, or words that begin so; every labelled one where there is no word. Best
     * first, and where they match equally well, those with shorter labels.
     */
    List<Match> find(List<String> wanted, int limit) {
        int[] scores = new int[lengths.length];
        int[] matched = new int[lengths.length];
        for (int at = 0; at < wanted.size(); at++) {
            score(wanted.get(at), at, scores, matched);
        }
        List<Match> found = new ArrayList<>();
        for (int score = WHOLE_WORD * wanted.size(); score >= PREFIX * wanted.size(); score--) {
            for (int at = 0; at < shortestFirst.length && found.size() < limit; at++) {
                int index = shortestFirst[at];
                if (matched[index] == wanted.size() && scores[index] == score) {
                    found.add(new Match(index, score, lengths[index]));
                }
            }
        }
        return found;
    }

    /** @param matched how many of the words before each feature's label has */
    private void score(String word, int before, int[] scores, int[] matched) {
        int found = Arrays.binarySearch(words, word);
        for (int at = found >= 0 ? found : -found - 1; at < words.length && words[at].startsWith(word); at++) {
            int score = words[at].length() == word.length() ? WHOLE_WORD : PREFIX;
            for (int feature : featuresOfWord[at]) {
                if (matched[feature] == before) {
                    matched[feature]++;
                    scores[feature] += score;
                }
            }
        }
    }

    /** The features whose number begins with some digits, smallest first; all where there are no digits. */
    public List<Integer> numbered(String digits, int limit) {
        TreeSet<Integer> found = new TreeSet<>();
        if (digits.isEmpty()) {
            return IntStream.range(0, card.features()).limit(limit).boxed().toList();
        }
        if (digits.length() > 9 || digits.length() > 1 && digits.startsWith("0")) {
            return List.of();
        }
        long first = Long.parseLong(digits);
        for (long width = 1; first * width < card.features(); width *= 10) {
            long end = Math.min(card.features(), first * width + width);
            for (long index = first * width; index < end && found.size() < 2 * limit; index++) {
                found.add((int) index);
            }
            if (first == 0) {
                break;
            }
        }
        return found.stream().limit(limit).toList();
    }
}
