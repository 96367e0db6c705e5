package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A TorchScript class, compiled and ready to call. Results are attached to the module's manager. */
final class ScriptModule {
    private final PtNDManager manager;
    private final PtSymbolBlock module;

    /**
     * Compiles.
     *
     * @param manager owns the module; its device is where the arguments lie
     * @param className the class in the source
     * @throws ai.djl.engine.EngineException if the source is wrong, with PyTorch's message and the line
     */
    ScriptModule(NDManager manager, String className, String source) {
        this.manager = (PtNDManager) manager;
        try (ByteArrayInputStream archive = new ByteArrayInputStream(ScriptArchive.pack(className, source))) {
            module = JniUtils.loadModule(this.manager, archive, false, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Calls a method that gives one tensor.
     *
     * @param arguments {@link NDArray}, {@link NDList} (List[Tensor]), a list of those (List[List[Tensor]]), int, int[]
     *     (List[int]), double, double[] (List[float]) or boolean
     */
    NDArray call(String method, Object... arguments) {
        return run(method, arguments).singletonOrThrow();
    }

    /** Calls a method that gives a tuple of tensors. */
    NDList run(String method, Object... arguments) {
        IValue[] values = Stream.of(arguments).map(ScriptModule::pass).toArray(IValue[]::new);
        try (IValue result = IValueUtils.runMethod(module, method, values)) {
            return result.toNDList(manager);
        } finally {
            close(values);
        }
    }

    private static IValue pass(Object argument) {
        return switch (argument) {
            case PtNDArray array -> IValue.from(array);
            case NDList arrays -> IValue.listFrom(arrays.toArray(PtNDArray[]::new));
            case List<?> lists -> passLists(lists);
            case Integer number -> IValue.from(number.longValue());
            case int[] numbers -> IValue.listFrom(Arrays.stream(numbers).asLongStream().toArray());
            case double[] numbers -> IValue.listFrom(numbers);
            case Double number -> IValue.from(number);
            case Boolean flag -> IValue.from(flag);
            default -> throw new IllegalArgumentException("TorchScript takes no " + argument.getClass());
        };
    }

    private static IValue passLists(List<?> lists) {
        IValue[] values = lists.stream().map(ScriptModule::pass).toArray(IValue[]::new);
        try {
            return IValue.listFrom(values);
        } finally {
            close(values);
        }
    }

    private static void close(IValue[] values) {
        for (IValue value : values) {
            value.close();
        }
    }
}
