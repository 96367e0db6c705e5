package unbox.language.catalog.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import unbox.language.catalog.file.BrokenFileException;

/**
 * Files as PyTorch 2.7 saves them. {@code torch/tensors.pth} is a dictionary of {@code torch.arange(24)} seen in many ways,
 * of small tensors of each type, of a linear layer's state dictionary, and of a list with things that are no tensors.
 */
class TorchZipTest {
    private final Map<String, TorchTensor> tensors = TorchZip.read(resource("torch/tensors.pth"));

    @Test
    void everyTensorHasTheNameOfTheKeysThatLeadToIt() {
        assertEquals(List.of("state_dict.weight", "state_dict.bias", "rows", "columns", "window", "every second",
                "column-major", "half", "bfloat16", "double", "long", "int", "scalar", "empty", "list.0", "list.1.0"),
                new ArrayList<>(tensors.keySet()));
    }

    @Test
    void aStateDictionaryIsRead() {
        assertEquals(List.of(2L, 3L), tensors.get("state_dict.weight").shape());
        assertArrayEquals(new float[]{0, 0.25f, 0.5f, 0.75f, 1, 1.25f}, tensors.get("state_dict.weight").floats());
    }

    @Test
    void aTransposedViewIsReadByItsRows() {
        assertEquals(List.of(1L, 6L), tensors.get("columns").strides());
        assertArrayEquals(
                new float[]{0, 6, 12, 18, 1, 7, 13, 19, 2, 8, 14, 20, 3, 9, 15, 21, 4, 10, 16, 22, 5, 11, 17, 23},
                tensors.get("columns").floats());
    }

    @Test
    void aColumnMajorMatrixIsReadByItsRows() {
        assertArrayEquals(new float[]{0, 1, 2, 3, 4, 5}, tensors.get("column-major").floats());
    }

    @Test
    void aWindowBeginsAtItsOffset() {
        assertArrayEquals(new float[]{8, 9, 10, 14, 15, 16}, tensors.get("window").floats());
    }

    @Test
    void aViewOfEverySecondNumberSkipsTheOthers() {
        assertArrayEquals(new float[]{0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22},
                tensors.get("every second").floats());
    }

    @Test
    void otherFormatsBecomeFloat32() {
        assertArrayEquals(new float[]{1.5f, -0.0999755859375f, 65504, 5.960464477539063e-08f},
                tensors.get("half").floats());
        assertArrayEquals(new float[]{1.5f, -0.10009765625f, 3.00405527047391e+38f},
                tensors.get("bfloat16").floats());
        assertArrayEquals(new float[]{0.1f, 0}, tensors.get("double").floats());
    }

    @Test
    void wholeNumbersAreNoFractions() {
        var refused = assertThrows(BrokenFileException.class, () -> tensors.get("long").floats());

        assertTrue(refused.getMessage().endsWith(
                "has whole numbers in the tensor \"long\", where fractions are expected"), refused.getMessage());
    }

    @Test
    void aTensorMayHaveNoAxisOrNoNumber() {
        assertArrayEquals(new float[]{2.5f}, tensors.get("scalar").floats());
        assertArrayEquals(new float[0], tensors.get("empty").floats());
    }

    @Test
    void rowsOfFloat32AreMappedAndOthersCopied() {
        var mapped = tensors.get("rows").buffer();
        var copied = tensors.get("columns").buffer();

        assertTrue(mapped.isDirect() && mapped.isReadOnly());
        assertTrue(copied.isDirect());
        assertFalse(copied.isReadOnly());
        assertEquals(ByteOrder.LITTLE_ENDIAN, mapped.order());
        assertEquals(6f, mapped.getFloat(6 * Float.BYTES));
        assertEquals(6f, copied.getFloat(Float.BYTES));
    }

    @Test
    void thePublishedMeansAreRead() {
        Map<String, TorchTensor> published = TorchZip.read(resource("sdxl-turbo/up_blocks.0.attentions.1/mean.pt"));

        assertEquals(List.of(""), new ArrayList<>(published.keySet()));
        float[] means = published.get("").floats();
        assertEquals(5120, means.length);
        assertEquals(0, means[4329]);
    }

    static Path resource(String name) {
        try {
            return Path.of(TorchZipTest.class.getResource("/" + name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
