package unbox.language.model;

/**
 * One operation on one block, with every value known. Let D_in, D_out be the block's input and output, x = D_out - D_in,
 * z the code of x, f the decoder's columns, m the features' mean positive activations, M the region's weights; the
 * formulas are the language's.
 */
public sealed interface Operation {

    /** The block as the paper names it, {@code up.0.1}. */
    String block();

    Window window();

    Branch branch();

    /** An operation that changes chosen features inside a region. */
    sealed interface OnFeatures extends Operation {
        Selection features();

        Region region();
    }

    /** D_out + by m M f; {@code raw} leaves m out. */
    record Add(String block, Selection features, double by, boolean raw, Region region, Window window, Branch branch)
            implements OnFeatures {}

    /** D_out + (by - 1) z M f. Removing is scaling by 0. */
    record Scale(String block, Selection features, double by, Region region, Window window, Branch branch)
            implements OnFeatures {}

    /** D_out + (to m - z) M f; {@code raw} leaves m out. */
    record Set(String block, Selection features, double to, boolean raw, Region region, Window window, Branch branch)
            implements OnFeatures {}

    /** D_out + by (z of the other prompt's run - z) M f. */
    record Copy(String block, Selection features, String from, double by, Region region, Window window, Branch branch)
            implements OnFeatures {}

    /** Base D_in; + by m M f; {@code raw} leaves m out. */
    record Only(String block, Selection features, double by, boolean raw, Region region, Window window, Branch branch)
            implements OnFeatures {}

    /** Base D_in. */
    record Skip(String block, Window window, Branch branch) implements Operation {}

    /** Base D_in + decode(encode(x)). */
    record Reconstruct(String block, Window window, Branch branch) implements Operation {}
}
