package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published statistics of SDXL Turbo's autoencoders, as they are read. */
class SdxlTurboCatalogTest {

    @ParameterizedTest
    @CsvSource({"down.2.1, 9.6, 18.0, 47.6, 9.6", "mid.0, 14.0, 19.1, 68.5, 6.2", "up.0.0, 11.3, 30.5, 64.6, 16.4",
            "up.0.1, 0.0, 26.0, 64.3, 11.8"})
    void meansAndDeviationsAreThePublishedOnes(String block, float least, float median, float most, float deviation) {
        AutoencoderCard card = SdxlTurboCatalog.CATALOG.autoencoder(block).orElseThrow();
        float[] means = sorted(card.means());

        assertEquals(least, means[0], 0.05f);
        assertEquals(median, means[2560], 0.05f);
        assertEquals(most, means[5119], 0.05f);
        assertEquals(deviation, sorted(card.deviations())[2560], 0.05f);
    }

    @Test
    void aFeatureThatNeverFiredHasMeanZero() {
        AutoencoderCard card = SdxlTurboCatalog.CATALOG.autoencoder("up.0.1").orElseThrow();

        assertEquals(Optional.of(0f), card.mean(4329));
        assertEquals(Optional.of("tiger stripes"), card.label(4977));
    }

    private static float[] sorted(Optional<float[]> numbers) {
        float[] copy = numbers.orElseThrow().clone();
        Arrays.sort(copy);
        return copy;
    }
}
