package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;
import unbox.language.catalog.file.BrokenFileException;

/** Autoencoders as sdxl-unbox publishes them, a tiny one of the middle block. */
class AutoencoderFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aPublishedFolderIsRead() throws IOException {
        TinyModel.autoencoderIn(folder, TinyModel.AUTOENCODER);

        AutoencoderCard card = read().getFirst();

        assertEquals("mid.0", card.block());
        assertEquals(256, card.features());
        assertEquals(64, card.width());
        assertEquals(10, card.k());
        assertEquals(folder.resolve(TinyModel.AUTOENCODER).resolve("final"), card.folder());
        assertEquals(Optional.of(0f), card.mean(14));
        assertTrue(card.mean(0).orElseThrow() > 8);
        assertEquals(Optional.empty(), card.mean(256));
    }

    @ParameterizedTest
    @CsvSource({"unet.down_blocks.2.attentions.1_k10_hidden5120, down.2.1", "up_blocks.0.attentions.10, up.0.10",
            "mid_block.attentions.0, mid.0", "up.1.2, up.1.2"})
    void theBlockStandsInTheFoldersName(String name, String block) throws IOException {
        TinyModel.autoencoderIn(folder, name);

        assertEquals(List.of(block), read().stream().map(AutoencoderCard::block).toList());
    }

    @Test
    void aFolderOfCheckpointsMayLieAbove() throws IOException {
        TinyModel.autoencoderIn(folder.resolve("checkpoints"), "mid.0");

        assertEquals(1, read().size());
    }

    @Test
    void aFolderMayBeOneItself() throws IOException {
        TinyModel.autoencoderIn(folder, "mid.0");

        assertEquals(1, AutoencoderFolder.readAll(folder.resolve("mid.0"), folder.resolve("none")).size());
        assertEquals(1, AutoencoderFolder.readAll(folder.resolve("mid.0/final"), folder.resolve("none")).size());
    }

    @Test
    void otherFoldersArePassedOver() throws IOException {
        Files.createDirectories(folder.resolve("notes/final"));
        Files.createFile(folder.resolve("unet.down_blocks.2.attentions.1.zip"));

        assertEquals(List.of(), read());
    }

    @Test
    void statisticsMayBeMissing() throws IOException {
        Path autoencoder = TinyModel.autoencoderIn(folder, "mid.0").resolve("mid.0/final");
        Files.delete(autoencoder.resolve("mean.pt"));

        assertEquals(Optional.empty(), read().getFirst().mean(0));
    }

    @Test
    void labelsBelongToTheirBlock() throws IOException {
        TinyModel.autoencoderIn(folder, "mid.0");
        Path labels = Files.writeString(folder.resolve("labels.json"), """
                {"mid.0": {"3": {"label": "fog", "rate": 0.25}, "4": {"label": ""}}, "up.0.1": {"3": {"label": "fur"}}}
                """);

        AutoencoderCard card = AutoencoderFolder.readAll(folder, labels).getFirst();

        assertEquals(Optional.of("fog"), card.label(3));
        assertEquals(new FeatureLabel("fog", Optional.of(0.25)), card.labels().get(3));
        assertEquals(Optional.empty(), card.label(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"mid.0\": []}", "{\"mid.0\": {\"x\": {\"label\": \"a\"}}}", "{\"mid.0\": {\"1\": 2}}",
            "{\"mid.0\": {\"1\": {}}}"})
    void labelsThatAreNoneAreRefused(String text) throws IOException {
        TinyModel.autoencoderIn(folder, "mid.0");
        Path labels = Files.writeString(folder.resolve("labels.json"), text);

        var broken = assertThrows(BrokenFileException.class, () -> AutoencoderFolder.readAll(folder, labels));

        assertTrue(broken.getMessage().startsWith(labels + " has \"mid.0\": "), broken.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "d_model|32|state_dict.pth|has the tensor ",
            "d_model||config.json|has no key \"d_model\", which is needed",
            "k|257|config.json|has \"k\": 257, but only 256 features (\"n_dirs_local\")",
            "k|0|config.json|has \"k\": 0, where a whole number from 1 up is expected"})
    void aConfigurationThatDoesNotFitIsRefused(String key, String value, String file, String message)
            throws IOException {
        Path autoencoder = TinyModel.autoencoderIn(folder, "mid.0").resolve("mid.0/final");
        TinyModel.set(autoencoder.resolve("config.json"), key, value == null ? "" : value);

        String start = autoencoder.resolve(file) + " " + message;
        assertTrue(refusal().startsWith(start), refusal());
    }

    @Test
    void missingWeightsAreNamed() throws IOException {
        Path autoencoder = TinyModel.autoencoderIn(folder, "mid.0").resolve("mid.0/final");
        Files.delete(autoencoder.resolve("state_dict.pth"));

        assertEquals(autoencoder.resolve("state_dict.pth") + " is missing", refusal());
    }

    @Test
    void statisticsOfAnotherSizeAreRefused() throws IOException {
        Path means = TinyModel.autoencoderIn(folder, "mid.0").resolve("mid.0/final/mean.pt");
        Files.delete(means);
        Files.copy(TinyModel.resource("sdxl-turbo/up_blocks.0.attentions.1/mean.pt"), means);

        assertEquals(means + " must hold one tensor of 256 numbers, one a feature", refusal());
    }

    @Test
    void aFolderWhoseNameSaysNoBlockIsRefused() throws IOException {
        TinyModel.autoencoderIn(folder, "mine");

        var broken = assertThrows(BrokenFileException.class,
                () -> AutoencoderFolder.readAll(folder.resolve("mine"), folder.resolve("none")));

        assertTrue(
                broken.getMessage().endsWith("holds an autoencoder, but its name does not say of which block; name it "
                        + "like down_blocks.2.attentions.1 or down.2.1"),
                broken.getMessage());
    }

    @Test
    void anEmptyFolderNamedAfterABlockIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("mid.0"));

        assertEquals(
                folder.resolve("mid.0")
                        + " should hold an autoencoder, but has neither config.json nor final/config.json",
                refusal());
    }

    @Test
    void anAutoencoderOfAnotherWidthDoesNotFitAModel() throws IOException {
        TinyModel.autoencoderIn(folder, "mid.0");
        AutoencoderCard card = read().getFirst();

        assertEquals(
                Optional.of("The autoencoder " + card.folder() + " reads 64 values a position, but mid.0 of "
                        + "stabilityai/sdxl-turbo has 1280: it was made for another model."),
                card.misfit(SdxlTurboCatalog.MODEL));
    }

    @Test
    void anAutoencoderOfABlockThatIsNotThereDoesNotFit() throws IOException {
        TinyModel.autoencoderIn(folder, "mid.7");
        AutoencoderCard card = read().getFirst();

        assertEquals(Optional.of("The autoencoder " + card.folder()
                + " is of the block mid.7, which stabilityai/sdxl-turbo does not have."),
                card.misfit(SdxlTurboCatalog.MODEL));
    }

    private List<AutoencoderCard> read() {
        return AutoencoderFolder.readAll(folder, folder.resolve("labels.json"));
    }

    private String refusal() {
        return assertThrows(BrokenFileException.class, this::read).getMessage();
    }
}
