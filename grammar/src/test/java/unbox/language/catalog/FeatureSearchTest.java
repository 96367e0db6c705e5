package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;
import unbox.language.catalog.FeatureSearch.Hit;

/** Features found by the words of their labels. */
class FeatureSearchTest {
    private static final Catalog CATALOG = new Catalog(Optional.of(SdxlTurboCatalog.MODEL),
            Map.of("up.0.1", card("up.0.1", "fur", "tiger stripes", "striped fur", "stripes on a wall"), "down.2.1",
                    card("down.2.1", "Tiger", "a cat's fur", "")));

    @Test
    void wordsFindLabelsThatHaveThem() {
        assertEquals(List.of("up.0.1#0 fur", "up.0.1#2 striped fur", "down.2.1#1 a cat's fur"), found("fur"));
    }

    @Test
    void theBeginningOfAWordIsEnoughAndWholeWordsComeFirst() {
        assertEquals(List.of("up.0.1#1 tiger stripes", "up.0.1#3 stripes on a wall"), found("stripes"));
        assertEquals(List.of("up.0.1#1 tiger stripes", "up.0.1#2 striped fur", "up.0.1#3 stripes on a wall"),
                found("strip"));
    }

    @Test
    void everyWordMustBeThere() {
        assertEquals(List.of("up.0.1#1 tiger stripes"), found("STRIPES tiger"));
        assertEquals(List.of(), found("tiger wall"));
    }

    @Test
    void aBlockAmongTheWordsKeepsToIt() {
        assertEquals(List.of("down.2.1#1 a cat's fur"), found("down.2.1 fur"));
        assertEquals(List.of("up.0.1#0 fur", "up.0.1#2 striped fur"), found("fur up.0"));
    }

    @Test
    void noWordsFindEveryLabelAndTheLimitHolds() {
        assertEquals(6, found("").size());
        assertEquals(2, FeatureSearch.find(CATALOG, "fur", 2).size());
    }

    @Test
    void labelsInTheOrderOfTheModelsBlocksWhereTheyMatchEquallyWell() {
        assertEquals(List.of("down.2.1#0 Tiger", "up.0.1#1 tiger stripes"), found("tiger"));
    }

    @Test
    void twentyThousandLabelsAreSearchedInATypistsPause() {
        Map<String, AutoencoderCard> large = IntStream.range(0, 4).boxed()
                .collect(Collectors.toMap(block -> "up.0." + block,
                        block -> card("up.0." + block, IntStream.range(0, 5120)
                                .mapToObj(index -> "feature " + index + " of many words").toArray(String[]::new))));

        long start = System.nanoTime();
        List<Hit> hits = FeatureSearch.find(new Catalog(Optional.empty(), large), "many 5119", 10);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;

        assertEquals(4, hits.size());
        assertTrue(milliseconds < 2000, milliseconds + " ms");
    }

    private static List<String> found(String words) {
        return FeatureSearch.find(CATALOG, words, 100).stream().map(hit -> hit.feature() + " " + hit.label()).toList();
    }

    private static AutoencoderCard card(String block, String... labels) {
        Map<Integer, FeatureLabel> byIndex = IntStream.range(0, labels.length).boxed().collect(
                Collectors.toMap(Function.identity(), index -> new FeatureLabel(labels[index], Optional.empty())));
        return new AutoencoderCard(block, Path.of(block), 5120, 1280, 10, Optional.empty(), Optional.empty(), byIndex);
    }
}
