package unbox.language.model;

import java.util.List;

/** The features an operation acts on. */
public sealed interface Selection {

    /** Features written out; all of one block (an operation over several blocks becomes one operation a block). */
    record Listed(List<Feature> features) implements Selection {}

    /** {@code B top n}: chosen while running, by the largest sum of z M over the grid. */
    record Strongest(int count) implements Selection {}
}
