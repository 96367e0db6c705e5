package unbox.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptModuleTest {
    private final PyTorch torch = PyTorch.open("cpu", 1, sentence -> {});

    @AfterEach
    void close() {
        torch.close();
    }

    @Test
    void tensorsListsAndNumbersAreArguments() {
        ScriptModule module = compile(
                """
                          def mix(self: __torch__.Sample, parts: List[Tensor], weight: float, times: int, negate: bool) -> Tensor:
                            sum = torch.zeros_like(parts[0])
                            for part in parts:
                              sum = sum + part * weight * times
                            if negate:
                              sum = -sum
                            return sum
                        """);
        NDArray first = torch.manager().create(new float[]{1, 2});
        NDArray second = torch.manager().create(new float[]{10, 20});
        NDArray mixed = module.call("mix", new NDList(first, second), 0.5, 4, true);
        assertArrayEquals(new float[]{-22, -44}, mixed.toFloatArray());
    }

    @Test
    void listsOfNumbersAndOfListsAreArguments() {
        ScriptModule module = compile(
                """
                          def weigh(self: __torch__.Sample, layers: List[List[Tensor]], weights: List[float], times: List[int]) -> Tensor:
                            sum = torch.zeros_like(layers[0][0])
                            for i in range(torch.len(layers)):
                              for part in layers[i]:
                                sum = sum + part * weights[i] * times[i]
                            return sum
                        """);
        NDArray one = torch.manager().create(new float[]{1});
        List<NDList> layers = List.of(new NDList(one), new NDList(one, one));
        NDArray sum = module.call("weigh", layers, new double[]{0.5, 10}, new int[]{2, 3});
        assertArrayEquals(new float[]{61}, sum.toFloatArray());
    }

    @Test
    void aTupleGivesSeveralTensors() {
        ScriptModule module = compile("""
                  def both(self: __torch__.Sample, x: Tensor) -> Tuple[Tensor, Tensor]:
                    return (x + 1, x + 2)
                """);
        NDList both = module.run("both", torch.manager().create(new float[]{1}));
        assertArrayEquals(new float[]{2}, both.get(0).toFloatArray());
        assertArrayEquals(new float[]{3}, both.get(1).toFloatArray());
    }

    @Test
    void wrongSourceFailsWhenLoadedAndPyTorchNamesTheLine() {
        EngineException problem = assertThrows(EngineException.class, () -> compile("""
                  def broken(self: __torch__.Sample, x: Tensor) -> Tensor:
                    return torch.no_such_operator(x)
                """));
        String message = problem.getMessage();
        assertTrue(message.contains("no_such_operator") && message.contains("line 5"), message);
    }

    private ScriptModule compile(String methods) {
        String header = "class Sample(Module):\n  __parameters__ = []\n  __buffers__ = []\n";
        return new ScriptModule(torch.manager(), "Sample", header + methods);
    }
}
