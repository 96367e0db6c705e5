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

    /** The same at every step: what it does where it holds. */
    default Operation always() {
        return switch (this) {
            case Add add -> new Add(add.block, add.features, add.by, add.raw, add.region, Window.ALWAYS, add.branch);
            case Scale scale ->
                new Scale(scale.block, scale.features, scale.by, scale.region, Window.ALWAYS, scale.branch);
            case Set set -> new Set(set.block, set.features, set.to, set.raw, set.region, Window.ALWAYS, set.branch);
            case Copy copy ->
                new Copy(copy.block, copy.features, copy.from, copy.by, copy.region, Window.ALWAYS, copy.branch);
            case Only only ->
                new Only(only.block, only.features, only.by, only.raw, only.region, Window.ALWAYS, only.branch);
            case Skip skip -> new Skip(skip.block, Window.ALWAYS, skip.branch);
            case Reconstruct reconstruct -> new Reconstruct(reconstruct.block, Window.ALWAYS, reconstruct.branch);
        };
    }

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
