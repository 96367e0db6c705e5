package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
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

    /** As when another is trained meanwhile. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows keeps a file as long as it is while it is mapped")
    void weightsThatBecomeShorterWhileTheyAreReadAreNotAtHand(@TempDir Path folder) throws IOException {
        Path weights = folder.resolve("state_dict.pth");
        AutoencoderCard card = source.ownAutoencoders(landscape).getLast();
        Files.copy(card.folder().resolve("state_dict.pth"), weights);
        var copy = new AutoencoderCard(card.block(), folder, card.features(), card.width(), card.k(), Optional.empty(),
                Optional.empty(), Map.of());
        assertEquals(5, source.similar(copy, 294, 5, () -> {}).size());
        assertEquals(List.of(), source.similar(copy, 294, 5, () -> shorten(weights)));
    }

    private static void shorten(Path file) {
        try {
            Files.write(file, new byte[1]);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Test
    void aFeatureWhoseEffectShowsHasAPicture() {
        AutoencoderCard card = source.ownAutoencoders(landscape).getLast();

        assertEquals(Optional.of("294.jpg"), card.preview(294).map(file -> file.getFileName().toString()));
        assertEquals(Optional.empty(), card.preview(2));
    }
}
