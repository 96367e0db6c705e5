package unbox.runtime.edit;

import unbox.language.model.Region;

/** Regions as weights on a block's grid, for pictures of one size. */
@FunctionalInterface
public interface RegionWeights {

    /** The mean of a region's weight over each cell, row by row: [gridHeight * gridWidth], each from 0 to 1. */
    float[] of(Region region, int gridWidth, int gridHeight);
}
