package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unbox.runtime.tensor.PlainKernels;
import unbox.runtime.tensor.PyTorch;

/** One position of two values, two features that read one value each, and the stronger one is chosen. */
class HeldSelectionTest {
    private final PyTorch torch = PyTorch.open("cpu", 1, sentence -> {});
    private final HeldSelection selection = new HeldSelection(new PlainKernels());
    private final NDArray encoder = torch.manager().create(new float[]{1, 0, 0, 1}, new Shape(2, 2));
    private final NDArray zeros = torch.manager().create(new float[2]);

    @AfterEach
    void close() {
        torch.close();
    }

    @Test
    void aNearTieIsDecidedAsItWasAndCounted() {
        selection.record();
        encode(1.00001f, 1);
        selection.hold();

        NDList held = encode(1, 1.00001f);

        assertArrayEquals(new long[]{0}, held.get(1).toLongArray());
        assertArrayEquals(new float[]{1}, held.get(0).toFloatArray());
        assertEquals(1, selection.nearTies());
    }

    @Test
    void anotherChoiceThatIsNoNearTieIsAnError() {
        selection.record();
        encode(1.0009f, 1);
        selection.hold();

        assertThrows(AssertionError.class, () -> encode(1, 1.0009f));
    }

    private NDList encode(float one, float other) {
        NDArray x = torch.manager().create(new float[]{one, other}, new Shape(1, 1, 2));
        return selection.kernels().topKEncode(x, encoder, zeros, zeros, 1);
    }
}
