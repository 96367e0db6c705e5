package unbox.language.model;

/** One feature of one block's autoencoder: {@code up.0.1#4977}. */
public record Feature(String block, int index) implements Comparable<Feature> {

    @Override
    public int compareTo(Feature other) {
        int byBlock = block.compareTo(other.block);
        return byBlock != 0 ? byBlock : Integer.compare(index, other.index);
    }

    // What Java makes of records for these it makes when they are first called, and an editor would wait for that.

    @Override
    public boolean equals(Object other) {
        return other instanceof Feature feature && feature.index == index && feature.block.equals(block);
    }

    @Override
    public int hashCode() {
        return 31 * block.hashCode() + index;
    }

    @Override
    public String toString() {
        return block + "#" + index;
    }
}
