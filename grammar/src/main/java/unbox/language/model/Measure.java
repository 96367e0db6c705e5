package unbox.language.model;

/** One number a picture. */
public sealed interface Measure {

    /** Its name in tables: {@code change in subject}. */
    String name();

    Region region();

    /** The M-weighted mean over pixels and channels of |picture - unedited twin| / 255. */
    record Change(String name, Region region) implements Measure {}

    /** The M-weighted mean of z over the grid, steps averaged, before the block's own edit, cond branch. */
    record Activation(String name, Feature feature, Region region) implements Measure {}
}
