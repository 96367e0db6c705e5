package unbox.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private final PyTorch torch = PyTorch.open("cpu", 1, sentence -> {});

    @AfterEach
    void close() {
        torch.close();
    }

    @Test
    void whatIsMadeInAScopeIsFreedWhenItCloses() {
        NDArray made = Scope.compute(this::make);
        assertTrue(isFreed(made));
    }

    @Test
    void aResultAttachedToTheWeightsManagerIsFreedToo() {
        try (NDManager weights = torch.manager().newSubManager()) {
            NDArray weight = weights.create(new float[]{1, 2});
            NDArray product = Scope.compute(() -> weight.mul(make()));
            assertTrue(isFreed(product));
            assertEquals(List.of(weight), weights.getManagedArrays());
        }
    }

    @Test
    void whatIsKeptBelongsToTheCallerWhereNoScopeIsAround() {
        NDArray kept = makeAndKeep();
        assertFalse(isFreed(kept));
        kept.close();
        assertTrue(isFreed(kept));
    }

    @Test
    void whatIsKeptBelongsToTheScopeAround() {
        boolean[] freedEarly = new boolean[1];
        NDArray kept = Scope.compute(() -> {
            NDArray handedOn = makeAndKeep();
            freedEarly[0] = isFreed(handedOn);
            return handedOn;
        });
        assertFalse(freedEarly[0]);
        assertTrue(isFreed(kept));
    }

    @Test
    void anArrayIsHandedOnThroughEveryScopeThatKeepsIt() {
        try (Scope outer = new Scope()) {
            outer.keep(makeAndKeep());
        }
        assertEquals(1, torch.manager().getManagedArrays().size());
    }

    @Test
    void theOuterScopeMayKeepWhileAnInnerOneIsOpen() {
        try (Scope outer = new Scope()) {
            NDArray made = make();
            Scope.compute(() -> outer.keep(made));
        }
        assertEquals(1, torch.manager().getManagedArrays().size());
    }

    @Test
    void anExceptionFreesWhatWasMadeSoFar() {
        List<NDArray> made = new ArrayList<>();
        assertThrows(IllegalStateException.class, () -> Scope.compute(() -> {
            made.add(make());
            throw new IllegalStateException("in the middle");
        }));
        assertTrue(isFreed(made.get(0)));
    }

    private NDArray make() {
        return torch.manager().create(new float[]{3, 4});
    }

    private NDArray makeAndKeep() {
        try (Scope scope = new Scope()) {
            return scope.keep(make());
        }
    }

    private static boolean isFreed(NDArray array) {
        return ((PtNDArray) array).isReleased();
    }
}
