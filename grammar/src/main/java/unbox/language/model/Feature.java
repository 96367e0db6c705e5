package unbox.language.model;

/** One feature of one block's autoencoder: {@code up.0.1#4977}. */
public record Feature(String block, int index) implements Comparable<Feature> {

    @Override
    public int compareTo(Feature other) {
        int byBlock = block.compareTo(other.block);
        return byBlock != 0 ? byBlock : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return block + "#" + index;
    }
}
