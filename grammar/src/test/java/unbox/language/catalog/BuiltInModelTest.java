package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import unbox.language.catalog.CatalogSource.Found;
import unbox.language.catalog.FeatureSearch.Hit;
import unbox.language.model.ModelReference.BuiltIn;

/** The model that ships with the program, as its README describes it. */
class BuiltInModelTest {
    private final FileCatalogSource source = new FileCatalogSource(Path.of("../models"), Map.of());
    private final ModelCard landscape = (ModelCard) assertInstanceOf(Found.Here.class,
            source.model(new BuiltIn("landscape"))).value();

    @Test
    void itPaintsSmallPicturesInOneStep() {
        assertEquals(128, landscape.defaultWidth());
        assertEquals(16, landscape.sizeMultiple());
        assertEquals(1, landscape.defaultSteps());
        assertEquals(11, landscape.blocks().size());
    }

    @Test
    void fourBlocksHaveAutoencodersThatFit() {
        List<AutoencoderCard> own = source.ownAutoencoders(landscape);

        assertEquals(List.of("down.2.1", "mid.0", "up.0.0", "up.0.1"),
                own.stream().map(AutoencoderCard::block).toList());
        for (AutoencoderCard card : own) {
            assertEquals(512, card.features());
            assertEquals(Optional.empty(), card.misfit(landscape));
        }
    }

    @Test
    void itsFeaturesAreFoundByTheirLabels() {
        Map<String, AutoencoderCard> autoencoders = source.ownAutoencoders(landscape).stream()
                .collect(java.util.stream.Collectors.toMap(AutoencoderCard::block, card -> card));

        List<Hit> hits = FeatureSearch.find(new Catalog(Optional.of(landscape), autoencoders), "up.0.1 snow", 5);

        assertEquals(5, hits.size());
        assertEquals("up.0.1", hits.getFirst().feature().block());
    }

    @Test
    void aFeatureWhoseEffectShowsHasAPicture() {
        AutoencoderCard card = source.ownAutoencoders(landscape).getLast();

        assertEquals(Optional.of("294.jpg"), card.preview(294).map(file -> file.getFileName().toString()));
        assertEquals(Optional.empty(), card.preview(2));
    }
}
