package unbox.language.catalog.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.model.Region;
import unbox.language.model.Region.And;
import unbox.language.model.Region.Ellipse;
import unbox.language.model.Region.Everywhere;
import unbox.language.model.Region.Mask;
import unbox.language.model.Region.Not;
import unbox.language.model.Region.Or;
import unbox.language.model.Region.Rectangle;

/**
 * Regions against what the reference computes. {@code regions/expected.json} was made with PyTorch in double precision:
 * shapes sampled at {@code (arange(n) + 0.5) / n}, masks read with Pillow's {@code convert("L")}, {@code torch.minimum} and
 * {@code torch.maximum} for "and" and "or", and the mean over each cell as two matrices that hold the share of each pixel
 * in each cell, {@code ys @ m @ xs.T}; only the end is float32. The masks are smooth random pictures of 20 x 12 pixels.
 */
class RegionRasterizerTest {
    private final RegionRasterizer rasterizer = new RegionRasterizer();

    record Case(String name, JsonElement region, int width, int height, int gridWidth, int gridHeight,
            float[] weights) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theWeightsAreTheReferences(Case expected) {
        float[] weights = rasterizer.weights(region(expected.region()), expected.width(), expected.height(),
                expected.gridWidth(), expected.gridHeight());

        assertArrayEquals(expected.weights(), weights, 1e-7f);
    }

    @Test
    void pixelsOfAMaskOfAnotherSizeAreItsMeans() {
        double[] pixels = rasterizer.pixels(new Mask(file("one-bit.png")), 10, 6);

        assertTrue(Arrays.stream(pixels).allMatch(weight -> weight * 4 == Math.rint(weight * 4)));
        assertEquals(60, pixels.length);
    }

    @Test
    void pixelsOfAShapeAreInOrOut() {
        double[] pixels = rasterizer.pixels(new Rectangle(0, 0, 0.5, 1), 4, 2);

        assertArrayEquals(new double[]{1, 1, 0, 0, 1, 1, 0, 0}, pixels);
    }

    @Test
    void aRegionBetweenTwoPixelCentresCoversNoPixel() {
        Region sliver = new Rectangle(0.5, 0, 0.5 + 1 / 1024.0, 1);

        assertEquals(Optional.of(false), Coverage.holdsAPixel(sliver, 128, 128));
        assertEquals(Optional.of(true), Coverage.holdsAPixel(new Not(sliver), 128, 128));
    }

    static List<Case> cases() throws IOException {
        return List.of(new Gson().fromJson(Files.readString(file("expected.json")), Case[].class));
    }

    private static Region region(JsonElement json) {
        if (json == null || json.isJsonNull()) {
            return new Everywhere();
        }
        JsonArray parts = json.getAsJsonArray();
        return switch (parts.get(0).getAsString()) {
            case "rect" -> new Rectangle(number(parts, 1), number(parts, 2), number(parts, 3), number(parts, 4));
            case "ellipse" -> new Ellipse(number(parts, 1), number(parts, 2), number(parts, 3), number(parts, 4));
            case "mask" -> new Mask(file(parts.get(1).getAsString()));
            case "not" -> new Not(region(parts.get(1)));
            case "and" -> new And(region(parts.get(1)), region(parts.get(2)));
            case "or" -> new Or(region(parts.get(1)), region(parts.get(2)));
            default -> throw new IllegalArgumentException(parts.toString());
        };
    }

    private static double number(JsonArray parts, int at) {
        return parts.get(at).getAsDouble();
    }

    private static Path file(String name) {
        try {
            return Path.of(RegionRasterizerTest.class.getResource("/regions/" + name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
