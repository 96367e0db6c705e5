package unbox.language.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import unbox.language.model.Feature;

/** Finds features by the words of their labels. */
public final class FeatureSearch {
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
        return find(catalog, FeatureIndex::of, words, limit);
    }

    /**
     * The same for who asks often.
     *
     * @param indexes gives an autoencoder's index, made once
     */
    public static List<Hit> find(Catalog catalog, Function<AutoencoderCard, FeatureIndex> indexes, String words,
            int limit) {
        List<String> blocks = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (String word : words.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (catalog.autoencoders().keySet().stream().anyMatch(block -> isIn(block, word))) {
                blocks.add(word);
            } else {
                wanted.addAll(LabelWords.of(word));
            }
        }
        return inOrder(catalog)
                .filter(card -> blocks.isEmpty() || blocks.stream().anyMatch(word -> isIn(card.block(), word)))
                .flatMap(card -> indexes.apply(card).find(wanted, limit).stream().map(match -> new Found(card, match)))
                .sorted(Comparator.comparingInt((Found found) -> -found.match().score())
                        .thenComparingInt(found -> found.match().words()))
                .limit(limit).map(Found::hit).toList();
    }

    private record Found(AutoencoderCard card, FeatureIndex.Match match) {
        Hit hit() {
            int index = match.index();
            return new Hit(new Feature(card.block(), index), card.label(index).orElse(""),
                    card.labels().get(index).rate(), card.mean(index), match.score());
        }
    }

    private static boolean isIn(String block, String word) {
        return block.equals(word) || block.startsWith(word + ".");
    }

    /** As the model runs their blocks; those of others behind them. */
    private static Stream<AutoencoderCard> inOrder(Catalog catalog) {
        Map<String, AutoencoderCard> others = new TreeMap<>(catalog.autoencoders());
        List<AutoencoderCard> cards = new ArrayList<>();
        catalog.model().map(ModelCard::blocks).orElse(List.of())
                .forEach(block -> Optional.ofNullable(others.remove(block.name())).ifPresent(cards::add));
        cards.addAll(others.values());
        return cards.stream();
    }
}
