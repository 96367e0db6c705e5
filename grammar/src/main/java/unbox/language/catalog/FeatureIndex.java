package unbox.language.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The words of an autoencoder's labels, sorted, so that features are found by the beginnings of words in microseconds.
 * Immutable to the outside.
 */
public final class FeatureIndex {
    private static final int WHOLE_WORD = 2;
    private static final int PREFIX = 1;

    private final AutoencoderCard card;
    /** How many words each feature's label has; 0 without a label. */
    private final byte[] lengths;
    /** The labelled features by the number of their words, then by index. */
    private final int[] shortestFirst;
    /** Null until the first word is looked for. */
    private volatile Words words;

    /** A feature of the autoencoder and how well it matches; higher is better. */
    record Match(int index, int score, int words) {}

    /**
     * The words of all labels.
     *
     * @param sorted each once
     * @param features for each word those whose labels have it
     */
    private record Words(String[] sorted, int[][] features) {}

    private FeatureIndex(AutoencoderCard card, byte[] lengths) {
        this.card = card;
        this.lengths = lengths;
        shortestFirst = shortestFirst(lengths);
    }

    /** As in a sorting by counting: for each length, how many come before it, then each in its place. */
    private static int[] shortestFirst(byte[] lengths) {
        int[] places = new int[Byte.MAX_VALUE + 2];
        for (byte length : lengths) {
            places[length + 1] += length > 0 ? 1 : 0;
        }
        for (int length = 1; length < places.length; length++) {
            places[length] += places[length - 1];
        }
        int[] sorted = new int[places[Byte.MAX_VALUE + 1]];
        for (int index = 0; index < lengths.length; index++) {
            if (lengths[index] > 0) {
                sorted[places[lengths[index]]++] = index;
            }
        }
        return sorted;
    }

    /** Looks at each label once. A label of a feature that there is not counts for nothing. */
    public static FeatureIndex of(AutoencoderCard card) {
        byte[] lengths = new byte[card.features()];
        card.labels().forEach((index, label) -> {
            if (index < lengths.length) {
                lengths[index] = (byte) Math.min(LabelWords.count(label.label()), Byte.MAX_VALUE);
            }
        });
        return new FeatureIndex(card, lengths);
    }

    /** Collects the words, which else happens when the first is looked for. */
    public void prepare() {
        words();
    }

    private Words words() {
        Words known = words;
        return known != null ? known : collect();
    }

    private synchronized Words collect() {
        if (words == null) {
            Map<String, Features> features = new HashMap<>();
            card.labels().forEach((index, label) -> LabelWords.of(label.label())
                    .forEach(word -> features.computeIfAbsent(word, key -> new Features()).add(index)));
            String[] sorted = features.keySet().toArray(String[]::new);
            Arrays.sort(sorted);
            words = new Words(sorted,
                    Arrays.stream(sorted).map(word -> features.get(word).all()).toArray(int[][]::new));
        }
        return words;
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
        String[] sorted = words().sorted();
        int found = Arrays.binarySearch(sorted, word);
        for (int at = found >= 0 ? found : -found - 1; at < sorted.length && sorted[at].startsWith(word); at++) {
            int score = sorted[at].length() == word.length() ? WHOLE_WORD : PREFIX;
            for (int feature : words().features()[at]) {
                if (feature < matched.length && matched[feature] == before) {
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
        boolean number = digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        if (!number || digits.length() > 9 || digits.length() > 1 && digits.startsWith("0")) {
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
