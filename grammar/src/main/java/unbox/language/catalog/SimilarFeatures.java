package unbox.language.catalog;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.torch.TensorReader;
import unbox.language.catalog.torch.TorchTensor;
import unbox.language.catalog.torch.TorchZip;

/**
 * The features of an autoencoder that change a block most alike: those whose decoder columns point in nearly the same
 * direction. One pass over the decoder's numbers, which stay in the file.
 */
public final class SimilarFeatures {

    /**
     * A feature that is like another one.
     *
     * @param cosine of the angle between their decoder columns: 1 is the same direction, 0 has nothing in common
     */
    public record Similar(int index, double cosine) {}

    private final float[] products;
    private final float[] squares;
    private final Runnable wanted;

    private SimilarFeatures(int features, Runnable wanted) {
        this.wanted = wanted;
        products = new float[features];
        squares = new float[features];
    }

    /**
     * Those most like a feature, the most alike first, without those that never fire.
     *
     * @param most how many at most
     * @param wanted is run again and again, and throws where nobody waits for them any more
     * @throws BrokenFileException where the weights cannot be read
     */
    public static List<Similar> of(AutoencoderCard card, int index, int most, Runnable wanted) {
        Path file = card.folder().resolve("state_dict.pth");
        Map<String, TorchTensor> tensors = TorchZip.read(file);
        TorchTensor decoder = tensors.getOrDefault("state_dict.decoder.weight", tensors.get("decoder.weight"));
        if (decoder == null || !decoder.shape().equals(List.of((long) card.width(), (long) card.features()))) {
            throw new BrokenFileException(file, "has no decoder of " + card.width() + " x " + card.features());
        }
        var similar = new SimilarFeatures(card.features(), wanted);
        boolean rows = decoder.strides().getLast() == 1;
        try (TensorReader numbers = TensorReader.of(rows ? decoder : decoder.transposed())) {
            if (rows) {
                similar.readRows(numbers, card.width(), index);
            } else {
                similar.readColumns(numbers, card.width(), index);
            }
        }
        return IntStream.range(0, card.features())
                .filter(other -> other != index && card.mean(other).orElse(1f) != 0)
                .mapToObj(other -> new Similar(other, similar.cosine(index, other)))
                .filter(each -> each.cosine() > 0)
                .sorted(Comparator.comparingDouble(Similar::cosine).reversed()).limit(most).toList();
    }

    /** Each feature's column, one behind the other: the way in which they are published. */
    private void readColumns(TensorReader columns, int width, int index) {
        float[] asked = new float[width];
        float[] column = new float[width];
        columns.read((long) index * width, asked);
        for (int feature = 0; feature < products.length; feature++) {
            wanted.run();
            columns.read((long) feature * width, column);
            float product = 0;
            float square = 0;
            for (int at = 0; at < width; at++) {
                product += asked[at] * column[at];
                square += column[at] * column[at];
            }
            products[feature] = product;
            squares[feature] = square;
        }
    }

    private void readRows(TensorReader rows, int width, int index) {
        float[] row = new float[products.length];
        for (int at = 0; at < width; at++) {
            wanted.run();
            rows.read((long) at * row.length, row);
            float asked = row[index];
            for (int feature = 0; feature < row.length; feature++) {
                products[feature] += asked * row[feature];
                squares[feature] += row[feature] * row[feature];
            }
        }
    }

    private double cosine(int one, int other) {
        double lengths = Math.sqrt((double) squares[one] * squares[other]);
        return lengths == 0 ? 0 : products[other] / lengths;
    }
}
