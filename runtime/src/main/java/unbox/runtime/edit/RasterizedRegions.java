package unbox.runtime.edit;

import java.util.HashMap;
import java.util.Map;
import unbox.language.catalog.region.RegionRasterizer;
import unbox.language.model.Region;

/** Regions as the rasteriser weighs them, for pictures of one size; each is drawn once. */
public final class RasterizedRegions implements RegionWeights {
    private final RegionRasterizer rasterizer = new RegionRasterizer();
    private final Map<Place, float[]> drawn = new HashMap<>();
    private final int width;
    private final int height;

    private record Place(Region region, int gridWidth, int gridHeight) {}

    /**
     * @param width of the pictures in pixels
     * @param height of the pictures in pixels
     */
    public RasterizedRegions(int width, int height) {
        this.width = width;
        this.height = height;
    }

    @Override
    public float[] of(Region region, int gridWidth, int gridHeight) {
        return drawn.computeIfAbsent(new Place(region, gridWidth, gridHeight),
                place -> rasterizer.weights(region, width, height, gridWidth, gridHeight));
    }
}
