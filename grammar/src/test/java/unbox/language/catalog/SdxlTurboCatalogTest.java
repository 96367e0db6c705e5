package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fixture itself: that its numbers are the published ones. */
class SdxlTurboCatalogTest {

    @Test
    void aFeatureThatNeverFiredHasMeanZero() {
        AutoencoderCard card = SdxlTurboCatalog.CATALOG.autoencoder("up.0.1").orElseThrow();

        assertEquals(Optional.of(0f), card.mean(4329));
        assertEquals(Optional.of("tiger stripes"), card.label(4977));
    }
}
