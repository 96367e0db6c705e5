package unbox.runtime.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static unbox.runtime.edit.HandMade.BLOCK;
import static unbox.runtime.edit.HandMade.INPUT;
import static unbox.runtime.edit.HandMade.OUTPUT;
import static unbox.runtime.edit.HandMade.SOFT;
import static unbox.runtime.edit.HandMadeEdits.EVERYWHERE;
import static unbox.runtime.edit.HandMadeEdits.RECONSTRUCT;
import static unbox.runtime.edit.HandMadeEdits.SKIP;
import static unbox.runtime.edit.HandMadeEdits.add;
import static unbox.runtime.edit.HandMadeEdits.assertBecomes;
import static unbox.runtime.edit.HandMadeEdits.copy;
import static unbox.runtime.edit.HandMadeEdits.features;
import static unbox.runtime.edit.HandMadeEdits.only;
import static unbox.runtime.edit.HandMadeEdits.scale;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unbox.language.model.Branch;
import unbox.language.model.Operation;
import unbox.language.model.Operation.Add;
import unbox.language.model.Operation.Skip;
import unbox.language.model.Selection.Strongest;
import unbox.language.model.Window;
import unbox.runtime.sae.Autoencoder;
import unbox.runtime.sae.SparseCode;
import unbox.runtime.tensor.Scope;

/** Which operations of an edit hold where: steps, blocks, branches of guidance, rows of a batch. */
class BatchEditorTest {
    private final HandMade block = new HandMade();

    @AfterEach
    void close() {
        block.close();
    }

    @Test
    void anOperationHoldsInItsWindowOnly() {
        Operation added = new Add(BLOCK, features(1), 3, false, EVERYWHERE, new Window(1, 2), Branch.COND);
        List<Boolean> changed = List.of(0, 1, 2, 3).stream()
                .map(step -> !Arrays.deepEquals(OUTPUT, block.edited(step, added))).toList();
        assertEquals(List.of(false, true, true, false), changed);
    }

    @Test
    void anOperationOnAnotherBlockDoesNothingHere() {
        assertArrayEquals(OUTPUT, block.edited(new Skip("up.0.1", Window.ALWAYS, Branch.COND)));
    }

    @Test
    void withoutGuidanceBothAndOpposedMeanCond() {
        float[][] cond = block.edited(add(features(1), 3));
        assertArrayEquals(cond, block.edited(add(Branch.BOTH)));
        assertArrayEquals(cond, block.edited(add(Branch.OPPOSED)));
    }

    @Test
    void withGuidanceEachBranchTakesWhatIsMeantForIt() {
        // uncond, then cond; 12 (0, 1)
        assertBranchesBecome(add(Branch.COND), new double[]{5, 3, 3, 1}, new double[]{5, 15, 3, 13});
        assertBranchesBecome(add(Branch.UNCOND), new double[]{5, 15, 3, 13}, new double[]{5, 3, 3, 1});
        assertBranchesBecome(add(Branch.BOTH), new double[]{5, 15, 3, 13}, new double[]{5, 15, 3, 13});
        assertBranchesBecome(add(Branch.OPPOSED), new double[]{5, -9, 3, -11}, new double[]{5, 15, 3, 13});
    }

    @Test
    void rowsOfABatchHaveEditsThatHaveNothingInCommon() {
        List<List<Operation>> edits = List.of(List.of(),
                List.of(add(features(1), 3), scale(features(2), 0, EVERYWHERE)), List.of(SKIP),
                List.of(RECONSTRUCT), List.of(copy(new Strongest(1), 1)), List.of(only(features(0, 1), 2, SOFT)));
        List<BatchRow> rows = IntStream.range(0, edits.size())
                .mapToObj(row -> HandMade.row(row, edits.get(row).toArray(Operation[]::new))).toList();
        float[][][] together = block.batch(0, rows);
        for (int row = 0; row < edits.size(); row++) {
            assertArrayEquals(block.edited(edits.get(row).toArray(Operation[]::new)), together[row]);
        }
    }

    @Test
    void severalRowsMayComeFromOne() {
        float[][][] parted = block.batch(0, List.of(HandMade.row(1, add(features(1), 3)), HandMade.row(0),
                HandMade.row(1, SKIP), HandMade.row(1, add(features(1), 3))));
        assertBecomes(parted[0], 5, 15, 3, 13);
        assertArrayEquals(OUTPUT, parted[1]);
        assertArrayEquals(INPUT, parted[2]);
        assertArrayEquals(parted[0], parted[3]);
    }

    @Test
    void rowsThatGoOnAsTheyAreAreNotCopied() {
        Scope.run(() -> {
            NDArray output = block.grid(0, OUTPUT, OUTPUT);
            BlockPass pass = block.editor(Map.of()).pass(BLOCK, block.grid(0, INPUT, INPUT), output);
            assertSame(output, block.editor(Map.of()).edit(pass, 0, List.of(HandMade.row(0))));
        });
    }

    @Test
    void addingNeedsNoCode() {
        // whoever read the freed input would be stopped
        try (Autoencoder autoencoder = block.autoencoder(true)) {
            BatchEditor editor = block.editor(Map.of(BLOCK, autoencoder));
            float[][][] edited = Scope.compute(() -> {
                NDArray freed = block.grid(0, INPUT, INPUT);
                freed.close();
                return HandMade.values(editor.edit(editor.pass(BLOCK, freed, block.grid(0, OUTPUT, OUTPUT)), 0,
                        List.of(HandMade.row(0, add(features(1), 3)))));
            });
            assertBecomes(edited[0], 5, 15, 3, 13);
        }
    }

    @Test
    void theCodeIsThatBeforeAnyEdit() {
        try (Autoencoder autoencoder = block.autoencoder(true)) {
            SparseCode code = Scope.compute(() -> block.editor(Map.of(BLOCK, autoencoder))
                    .pass(BLOCK, block.grid(0, INPUT, INPUT), block.grid(0, OUTPUT, OUTPUT)).codes().getFirst());
            assertArrayEquals(new float[]{2.5f, 0}, code.activation(0));
            assertArrayEquals(new float[]{0, 1}, code.activation(1));
            assertArrayEquals(new float[]{4, 0}, code.activation(2));
        }
    }

    @Test
    void anEditLeavesNothingBehind() {
        try (Autoencoder autoencoder = block.autoencoder(true)) {
            block.batch(0, List.of(HandMade.row(0, RECONSTRUCT, add(features(1), 3))),
                    Map.of(BLOCK, autoencoder));
            assertEquals(4, block.torch.manager().getManagedArrays().size(), "the autoencoder's own");
        }
    }

    private void assertBranchesBecome(Operation operation, double[] uncond, double[] cond) {
        float[][][] branches = block.batch(0, List.of(new BatchRow(0, List.of(operation), false, Map.of()),
                HandMade.row(1, operation)));
        assertBecomes(branches[0], uncond);
        assertBecomes(branches[1], cond);
    }
}
