package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;
import unbox.runtime.tensor.ScriptedKernels;

class PromptCacheTest {
    private final PyTorch torch = PyTorch.open("cpu", 1, sentence -> {});
    private final SdxlModel model = SdxlModel.load(Golden.model("tiny-base"), DataType.FLOAT32, torch,
            new ScriptedKernels(torch.manager()), note -> {});
    private final PromptCache cache = new PromptCache(model.promptEncoder(), model.manager());

    @AfterEach
    void close() {
        model.close();
        torch.close();
    }

    @Test
    void aTextIsEncodedOnceAndOutlivesTheScopeOfItsFirstUse() {
        float[] first = hidden(List.of(Optional.of("a dog")));
        int kept = arrays();
        assertArrayEquals(first, hidden(List.of(Optional.of("a dog"))));
        assertEquals(kept, arrays());
    }

    @Test
    void rowsComeInTheOrderOfTheTexts() {
        float[] dog = hidden(List.of(Optional.of("a dog")));
        float[] none = hidden(List.of(Optional.empty()));
        float[] both = hidden(List.of(Optional.empty(), Optional.of("a dog")));
        assertArrayEquals(none, Arrays.copyOf(both, none.length));
        assertArrayEquals(dog, Arrays.copyOfRange(both, none.length, both.length));
    }

    @Test
    void howManyAreKeptHasABound() {
        int before = arrays();
        for (int round = 0; round < 3; round++) {
            int start = round * 50;
            hidden(IntStream.range(start, start + 50).mapToObj(i -> Optional.of("dog number " + i)).toList());
        }
        assertEquals(before + 2 * 64, arrays());
    }

    private float[] hidden(List<Optional<String>> texts) {
        return Scope.compute(() -> cache.rows(texts).hidden().toFloatArray());
    }

    private int arrays() {
        return torch.manager().getManagedArrays().size();
    }
}
