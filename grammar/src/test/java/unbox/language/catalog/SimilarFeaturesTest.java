package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.torch.TorchFileBuilder;

/** An autoencoder of four features over two values, whose decoder columns are (1, 0), (2, 2), (0, 3), (5, 1). */
class SimilarFeaturesTest {
    private static final int[] SHAPE = {2, 4};

    @TempDir
    private Path folder;

    @Test
    void theMostAlikeDirectionComesFirstHoweverLongItIs() throws IOException {
        AutoencoderCard card = card(columnByColumn(), Optional.empty());

        assertEquals(List.of(3, 1), indexes(SimilarFeatures.of(card, 0, 5, () -> {})));
        assertEquals(1 / Math.sqrt(2), SimilarFeatures.of(card, 0, 5, () -> {}).get(1).cosine(), 1e-6);
        assertEquals(List.of(3), indexes(SimilarFeatures.of(card, 0, 1, () -> {})));
    }

    @Test
    void weightsMayLieRowByRow() throws IOException {
        AutoencoderCard card = card(rowByRow(), Optional.empty());

        assertEquals(List.of(3, 1), indexes(SimilarFeatures.of(card, 0, 5, () -> {})));
    }

    @Test
    void aFeatureThatNeverFiresIsLikeNone() throws IOException {
        AutoencoderCard card = card(columnByColumn(), Optional.of(new float[]{1, 1, 1, 0}));

        assertEquals(List.of(1), indexes(SimilarFeatures.of(card, 0, 5, () -> {})));
    }

    @Test
    void weightsOfAnotherShapeAreRefused() throws IOException {
        Files.write(folder.resolve("state_dict.pth"), columnByColumn());
        var card = new AutoencoderCard("up.0.1", folder, 5, 2, 1, Optional.empty(), Optional.empty(), Map.of());

        assertThrows(BrokenFileException.class, () -> SimilarFeatures.of(card, 0, 5, () -> {}));
    }

    @Test
    void aPassThatIsNotWantedIsGivenUpAtOnce() throws IOException {
        for (byte[] weights : List.of(columnByColumn(), rowByRow())) {
            AutoencoderCard card = card(weights, Optional.empty());
            var asked = new AtomicInteger();

            assertThrows(CancellationException.class, () -> SimilarFeatures.of(card, 0, 5, () -> {
                if (asked.incrementAndGet() == 2) {
                    throw new CancellationException();
                }
            }));
            assertEquals(2, asked.get());
        }
    }

    private AutoencoderCard card(byte[] weights, Optional<float[]> means) throws IOException {
        Files.write(folder.resolve("state_dict.pth"), weights);
        return new AutoencoderCard("up.0.1", folder, 4, 2, 1, means, Optional.empty(), Map.of());
    }

    private static byte[] columnByColumn() throws IOException {
        return file(new int[]{1, 2}, 1, 0, 2, 2, 0, 3, 5, 1);
    }

    private static byte[] rowByRow() throws IOException {
        return file(new int[]{4, 1}, 1, 2, 0, 5, 0, 2, 3, 1);
    }

    /** A dictionary with the decoder alone. */
    private static byte[] file(int[] strides, float... numbers) throws IOException {
        return TorchFileBuilder.begin().raw("}").text("decoder.weight")
                .tensor("FloatStorage", "0", 8, 0, SHAPE, strides)
                .raw("s.").numbers("0", numbers).bytes();
    }

    private static List<Integer> indexes(List<SimilarFeatures.Similar> found) {
        return found.stream().map(SimilarFeatures.Similar::index).toList();
    }
}
