package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Limits;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.ScriptedKernels;

/** In float16 a picture is nearly that of float32: the noise is the same, and autoencoders compute in float32 anyway. */
class HalfPrecisionTest {
    @Test
    void anEditedPictureIsNearlyTheSame() {
        GoldenCase golden = GoldenCase.read(GoldenCase.GOLDEN.resolve("landscape/06-remove-set"));
        try (PyTorch torch = PyTorch.open("cpu", 1, sentence -> {});
                SdxlPainter half = open(torch, DataType.FLOAT16);
                SdxlPainter single = open(torch, DataType.FLOAT32)) {
            double difference = meanDifference(paint(half, golden), paint(single, golden));
            assertTrue(difference > 0 && difference < 0.2, "bytes differ by " + difference + " on average");
        }
    }

    private static SdxlPainter open(PyTorch torch, DataType format) {
        return SdxlPainter.open(Painters.sources("landscape"), format, torch, new ScriptedKernels(torch.manager()),
                0, note -> {});
    }

    private static byte[] paint(SdxlPainter painter, GoldenCase golden) {
        return Painters.paint(painter, new Batch(List.of(golden.facts()), Limits.ONE), Set.of()).getFirst().rgb();
    }

    private static double meanDifference(byte[] one, byte[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs(Byte.toUnsignedInt(one[i]) - Byte.toUnsignedInt(other[i]));
        }
        return sum / one.length;
    }
}
