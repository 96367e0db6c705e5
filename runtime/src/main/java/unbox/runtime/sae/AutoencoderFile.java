package unbox.runtime.sae;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.torch.TorchTensor;
import unbox.language.catalog.torch.TorchZip;

/** Reads {@code state_dict.pth} as sdxl-unbox publishes it (SAE/sae.py of surkovv/sdxl-unbox). */
public final class AutoencoderFile {
    /** The file of weights in an autoencoder's folder. */
    public static final String NAME = "state_dict.pth";

    private final Path file;
    private final Map<String, TorchTensor> tensors;

    private AutoencoderFile(Path file) {
        this.file = file;
        tensors = TorchZip.read(file);
    }

    /**
     * An autoencoder's weights.
     *
     * @param card says which shapes they must have
     * @throws BrokenFileException if the file is missing or damaged, lacks a tensor or has one of another shape, or holds a
     *         value that is no finite number
     */
    public static AutoencoderWeights read(AutoencoderCard card) {
        AutoencoderFile weights = new AutoencoderFile(card.folder().resolve(NAME));
        long features = card.features();
        long width = card.width();
        return new AutoencoderWeights(weights.floats("encoder.weight", features, width),
                transposed(weights.floats("decoder.weight", width, features), card.width(), card.features()),
                weights.floats("pre_bias", width), weights.floats("latent_bias", features));
    }

    private float[] floats(String name, Long... shape) {
        TorchTensor tensor = tensors.getOrDefault("state_dict." + name, tensors.get(name));
        if (tensor == null) {
            throw new BrokenFileException(file, "has no tensor \"" + name + "\", which an autoencoder needs");
        }
        if (!tensor.shape().equals(List.of(shape))) {
            throw new BrokenFileException(file, "has the tensor \"" + name + "\" of shape " + tensor.shape()
                    + ", but config.json beside it says " + List.of(shape));
        }
        float[] floats = tensor.floats();
        for (float value : floats) {
            if (!Float.isFinite(value)) {
                throw new BrokenFileException(file, "has the value " + value + " in the tensor \"" + name
                        + "\"; weights are finite numbers: fetch the file again");
            }
        }
        return floats;
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = matrix[row * columns + column];
            }
        }
        return transposed;
    }
}
