package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.FileCatalogSource;
import unbox.language.model.ModelReference;
import unbox.language.plan.Plan;
import unbox.runtime.RunException;
import unbox.runtime.sae.TorchFiles;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Limits;
import unbox.runtime.tensor.PlainKernels;
import unbox.runtime.tensor.PyTorch;

/** From what a plan names to a painter, or to a message that says why not. */
class PainterOpeningTest {
    private static final ModelReference LANDSCAPE = new ModelReference.BuiltIn("landscape");
    private static final ModelReference TINY_TURBO = folder(GoldenCase.GOLDEN.resolve("tiny-turbo"));
    private static final ModelReference TINY_SAES = folder(GoldenCase.GOLDEN.resolve("tiny-saes"));

    private final PyTorch torch = PyTorch.open("cpu", 1, sentence -> {});
    private final CatalogSource source = new FileCatalogSource(Path.of("../models"), Map.of());

    @TempDir
    private Path copies;

    @AfterEach
    void close() {
        torch.close();
    }

    @Test
    void theBuiltInModelBringsItsOwnAutoencoders() {
        try (SdxlPainter painter = open(LANDSCAPE)) {
            assertTrue(painter.hashes().containsKey("autoencoders/down.2.1/state_dict.pth"));
        }
    }

    @Test
    void anAutoencoderOfAnotherWidthIsRefused() {
        AutoencoderCard narrow = Painters.autoencoders(GoldenCase.GOLDEN.resolve("tiny-saes")).getFirst();
        RunException error = assertThrows(RunException.class,
                () -> PlanSources.of(Painters.card(Painters.LANDSCAPE), List.of(narrow)));
        assertEquals(
                "The autoencoder " + narrow.folder() + " reads 64 values a position, but down.2.1 of landscape has 96:"
                        + " it was made for another model.",
                error.getMessage());
    }

    @Test
    void twoAutoencodersForOneBlockAreRefused() {
        RunException error = assertThrows(RunException.class, () -> open(TINY_TURBO, TINY_SAES, TINY_SAES));
        assertTrue(error.getMessage().startsWith("There are two autoencoders for down.2.1, "), error.getMessage());
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        RunException error = assertThrows(RunException.class, () -> open(folder(Path.of("no-such-model"))));
        assertTrue(error.getMessage().startsWith("model \"./no-such-model\": There is no folder "), error.getMessage());
    }

    @Test
    void aPickleThatNamesAnythingButTensorsIsRefused() throws IOException {
        Path saes = copy(GoldenCase.GOLDEN.resolve("tiny-saes"));
        AutoencoderCard card = Painters.autoencoders(saes).getFirst();
        TorchFiles.writeHarmful(card.folder().resolve("state_dict.pth"));
        RunException error = assertThrows(RunException.class, () -> open(TINY_TURBO, folder(saes)));
        assertTrue(error.getMessage().contains(card.folder().resolve("state_dict.pth").toString()), error.getMessage());
        assertEquals(0, torch.manager().getManagedArrays().size());
    }

    @Test
    void withoutMeansAnAutoencoderStillPaints() throws IOException {
        Path saes = copy(GoldenCase.GOLDEN.resolve("tiny-saes"));
        for (AutoencoderCard card : Painters.autoencoders(saes)) {
            Files.delete(card.folder().resolve("mean.pt"));
        }
        // this case adds raw strengths
        GoldenCase golden = GoldenCase.read(GoldenCase.GOLDEN.resolve("cases/07-add-raw-region"));
        try (SdxlPainter with = open(TINY_TURBO, TINY_SAES); SdxlPainter without = open(TINY_TURBO, folder(saes))) {
            assertArrayEquals(paint(with, golden), paint(without, golden));
        }
    }

    private static byte[] paint(SdxlPainter painter, GoldenCase golden) {
        return Painters.paint(painter, new Batch(List.of(golden.facts()), Limits.ONE), Set.of()).getFirst().rgb();
    }

    private Path copy(Path folder) throws IOException {
        Path copy = copies.resolve(folder.getFileName());
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toArray(Path[]::new)) {
                Files.copy(path, copy.resolve(folder.relativize(path)));
            }
        }
        return copy;
    }

    private SdxlPainter open(ModelReference model, ModelReference... autoencoders) {
        Plan plan = new Plan(Path.of("script.unbox"), List.of(), model, List.of(autoencoders), "float32", Map.of(),
                List.of(), List.of());
        return SdxlPainter.open(plan, source, torch, new PlainKernels(), 0, note -> {});
    }

    private static ModelReference folder(Path path) {
        return new ModelReference.Folder("./" + path.getFileName(), path.toAbsolutePath());
    }
}
