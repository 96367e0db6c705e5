package unbox.language.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An autoencoder as its small files describe it; its weights are not read.
 *
 * @param folder that holds config.json and state_dict.pth
 * @param features how many features
 * @param width values a position of the block
 * @param k features on at a position
 * @param means each feature's mean positive activation ({@code mean.pt}), empty where there is no such file
 * @param deviations the standard deviations ({@code std.pt}), likewise
 * @param labels by feature index; many have none
 * @param previews a folder of small pictures of what features do, named by index ({@code 294.png} or {@code 294.jpg})
 */
public record AutoencoderCard(String block, Path folder, int features, int width, int k, Optional<float[]> means,
        Optional<float[]> deviations, Map<Integer, FeatureLabel> labels, Optional<Path> previews) {

    /** One without pictures. */
    public AutoencoderCard(String block, Path folder, int features, int width, int k, Optional<float[]> means,
            Optional<float[]> deviations, Map<Integer, FeatureLabel> labels) {
        this(block, folder, features, width, k, means, deviations, labels, Optional.empty());
    }

    /**
     * What is known of a feature by name.
     *
     * @param label shown to people
     * @param rate the share of positions where it is on, where known
     */
    public record FeatureLabel(String label, Optional<Double> rate) {}

    /** The label of a feature. */
    public Optional<String> label(int index) {
        return Optional.ofNullable(labels.get(index)).map(FeatureLabel::label).filter(text -> !text.isEmpty());
    }

    /** The mean of a feature. */
    public Optional<Float> mean(int index) {
        return means.filter(values -> index < values.length).map(values -> values[index]);
    }

    /** The file of a feature's picture, where there is one. */
    public Optional<Path> preview(int index) {
        return previews.stream()
                .flatMap(place -> Stream.of(".png", ".jpg").map(ending -> place.resolve(index + ending)))
                .filter(Files::isRegularFile).findFirst();
    }

    /** Why it cannot be used with a model, in a sentence or two; empty where it can. */
    public Optional<String> misfit(ModelCard model) {
        Optional<ModelCard.BlockCard> itsBlock = model.block(block);
        if (itsBlock.isEmpty()) {
            return Optional.of("The autoencoder " + folder + " is of the block " + block + ", which " + model.name()
                    + " does not have.");
        }
        int expected = itsBlock.get().width();
        return width == expected
                ? Optional.empty()
                : Optional.of("The autoencoder " + folder + " reads " + width + " values a position, but " + block
                        + " of " + model.name() + " has " + expected + ": it was made for another model.");
    }
}
