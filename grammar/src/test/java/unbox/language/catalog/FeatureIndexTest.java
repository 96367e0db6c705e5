package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;

/** Features are found by the beginnings of their numbers. Words are FeatureSearch's. */
class FeatureIndexTest {
    private final FeatureIndex index = FeatureIndex.of(new AutoencoderCard("up.0.1", Path.of("/saes"), 500, 8, 2,
            Optional.empty(), Optional.empty(), Map.of()));

    @Test
    void theDigitsBeginTheNumber() {
        assertEquals(List.of(4, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 400), index.numbered("4", 12));
        assertEquals(List.of(49, 490, 491, 492, 493, 494, 495, 496, 497, 498, 499), index.numbered("49", 200));
    }

    @Test
    void aNumberPastTheLastFeatureBeginsNone() {
        assertEquals(List.of(), index.numbered("501", 200));
        assertEquals(List.of(), index.numbered("99999999999", 200));
    }

    @Test
    void aLabelOfAFeatureThatThereIsNotIsNotFound() {
        var label = new FeatureLabel("snow", Optional.empty());
        var some = FeatureIndex.of(new AutoencoderCard("up.0.1", Path.of("/saes"), 500, 8, 2, Optional.empty(),
                Optional.empty(), Map.of(499, label, 500, label, Integer.MAX_VALUE, label)));
        assertEquals(List.of(499), some.find(List.of("snow"), 10).stream().map(FeatureIndex.Match::index).toList());
    }

    @Test
    void noNumberBeginsWithZeroButZero() {
        assertEquals(List.of(0), index.numbered("0", 200));
        assertEquals(List.of(), index.numbered("01", 200));
    }

    @Test
    void whatIsNoNumberBeginsNone() {
        assertEquals(List.of(), index.numbered("4impor", 200));
    }
}
