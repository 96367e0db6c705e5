package unbox.runtime.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.runtime.edit.HandMade.BLOCK;
import static unbox.runtime.edit.HandMade.INPUT;
import static unbox.runtime.edit.HandMadeEdits.EVERYWHERE;
import static unbox.runtime.edit.HandMadeEdits.RECONSTRUCT;
import static unbox.runtime.edit.HandMadeEdits.SKIP;
import static unbox.runtime.edit.HandMadeEdits.add;
import static unbox.runtime.edit.HandMadeEdits.assertBecomes;
import static unbox.runtime.edit.HandMadeEdits.features;
import static unbox.runtime.edit.HandMadeEdits.scale;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unbox.language.model.Branch;
import unbox.language.model.Operation;
import unbox.language.model.Operation.Add;
import unbox.language.model.Operation.Scale;
import unbox.language.model.Window;
import unbox.runtime.RunException;
import unbox.runtime.sae.Autoencoder;

/** What a person is told when an edit cannot be made. */
class EditErrorsTest {
    private final HandMade block = new HandMade();

    @AfterEach
    void close() {
        block.close();
    }

    @Test
    void reconstructAndSkipTogetherAreAnError() {
        RunException error = assertThrows(RunException.class, () -> block.edited(SKIP, RECONSTRUCT));
        assertTrue(error.getMessage().contains("`reconstruct` meets `skip` or `only` on mid.0"), error.getMessage());
    }

    @Test
    void onlyAddCanBeOpposed() {
        Operation opposed = new Scale(BLOCK, features(1), 3, EVERYWHERE, Window.ALWAYS, Branch.OPPOSED);
        RunException error = assertThrows(RunException.class,
                () -> block.batch(0, List.of(new BatchRow(0, List.of(opposed), false, Map.of()))));
        assertTrue(error.getMessage().contains("only `add` can be `on opposed`"), error.getMessage());
    }

    @Test
    void withoutMeansRawWorksAndOtherStrengthsSayWhatIsMissing() {
        try (Autoencoder autoencoder = block.autoencoder(false)) {
            Operation raw = new Add(BLOCK, features(1), 3, true, EVERYWHERE, Window.ALWAYS, Branch.COND);
            assertBecomes(
                    block.batch(0, List.of(HandMade.row(0, raw)), Map.of(BLOCK, autoencoder))[0],
                    5, 6, 3, 4);
            List<BatchRow> inMeans = List.of(HandMade.row(0, add(features(1), 3)));
            RunException error = assertThrows(RunException.class,
                    () -> block.batch(0, inMeans, Map.of(BLOCK, autoencoder)));
            assertEquals(
                    "The usual activation of mid.0#1 is not known, for there is no mean.pt in hand-made: write the strength in activation units, with `raw`.",
                    error.getMessage());
        }
    }

    @Test
    void aBlockWithoutAutoencoderCanBeSkippedAndNoMore() {
        List<BatchRow> skipped = List.of(HandMade.row(0, SKIP));
        assertArrayEquals(INPUT, block.batch(0, skipped, Map.of())[0]);
        List<BatchRow> added = List.of(HandMade.row(0, add(features(1), 3)));
        RunException error = assertThrows(RunException.class, () -> block.batch(0, added, Map.of()));
        assertEquals("mid.0 has no autoencoder, so only `skip` can edit it; name a folder of autoencoders with `saes`.",
                error.getMessage());
    }

    @Test
    void aFeatureThatDoesNotExistIsAnError() {
        RunException error = assertThrows(RunException.class, () -> block.edited(scale(features(3), 0, EVERYWHERE)));
        assertEquals("There is no mid.0#3: the autoencoder of mid.0 has features 0 to 2.", error.getMessage());
    }
}
