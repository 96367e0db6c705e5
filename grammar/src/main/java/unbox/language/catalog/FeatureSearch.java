package unbox.language.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import unbox.language.model.Feature;

/** Finds features by the words of their labels. */
public final class FeatureSearch {
    private static final int WHOLE_WORD = 2;
    private static final int PREFIX = 1;

    private FeatureSearch() {}

    /**
     * A feature that was found.
     *
     * @param rate the share of positions where it is on, where known
     * @param mean when it is on, where known
     * @param score how well it matches; higher is better
     */
    public record Hit(Feature feature, String label, Optional<Double> rate, Optional<Float> mean, int score) {}

    /**
     * The features whose label has every one of the words, or a word that begins so; best first. A word that names a block
     * or the beginning of one ({@code up.0.1}, {@code up.0}) keeps to it. Without words, every feature that has a label.
     * Where features match equally well, shorter labels come first, then the blocks in the model's order.
     *
     * @param limit the most that are given
     */
    public static List<Hit> find(Catalog catalog, String words, int limit) {
        List<String> blocks = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (String word : words.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (catalog.autoencoders().keySet().stream().anyMatch(block -> isIn(block, word))) {
                blocks.add(word);
            } else {
                wanted.addAll(words(word));
            }
        }
        return inOrder(catalog)
                .filter(card -> blocks.isEmpty() || blocks.stream().anyMatch(word -> isIn(card.block(), word)))
                .flatMap(card -> hits(card, wanted))
                .sorted(Comparator.comparingInt(Hit::score).reversed()
                        .thenComparingInt(hit -> words(hit.label()).size()))
                .limit(limit).toList();
    }

    private static boolean isIn(String block, String word) {
        return block.equals(word) || block.startsWith(word + ".");
    }

    private static Stream<AutoencoderCard> inOrder(Catalog catalog) {
        List<String> order = catalog.model().map(ModelCard::blocks).orElse(List.of()).stream()
                .map(ModelCard.BlockCard::name).toList();
        return catalog.autoencoders().values().stream().sorted(Comparator
                .<AutoencoderCard>comparingInt(card -> order.indexOf(card.block()))
                .thenComparing(AutoencoderCard::block));
    }

    private static Stream<Hit> hits(AutoencoderCard card, List<String> wanted) {
        return card.labels().keySet().stream().sorted().flatMap(index -> {
            String label = card.label(index).orElse("");
            OptionalInt score = label.isEmpty() ? OptionalInt.empty() : score(words(label), wanted);
            return score.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Hit(new Feature(card.block(), index), label, card.labels().get(index).rate(),
                            card.mean(index), score.getAsInt()));
        });
    }

    /** Empty where a wanted word is not among those of the label. */
    private static OptionalInt score(List<String> label, List<String> wanted) {
        int total = 0;
        for (String word : wanted) {
            int best = label.contains(word)
                    ? WHOLE_WORD
                    : label.stream().anyMatch(other -> other.startsWith(word)) ? PREFIX : 0;
            if (best == 0) {
                return OptionalInt.empty();
            }
            total += best;
        }
        return OptionalInt.of(total);
    }

    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty())
                .toList();
    }
}
