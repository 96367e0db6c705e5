package unbox.runtime.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.catalog.AutoencoderCard;
import unbox.runtime.RunException;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Scope;
import unbox.runtime.weights.FileHash;

/**
 * A block's sparse autoencoder as sdxl-unbox publishes it (SAE/sae.py of surkovv/sdxl-unbox): it reads the block's update,
 * output minus input, position by position, and does not normalise it. It computes in float32 whatever the model's format.
 */
public final class Autoencoder implements AutoCloseable {
    private final AutoencoderCard card;
    private final NDManager manager;
    private final NDArray encoder;
    private final NDArray directions;
    private final NDArray preBias;
    private final NDArray latentBias;
    private Map<String, String> hashes;

    /** @param parent the manager of the device on which to compute */
    public Autoencoder(AutoencoderCard card, AutoencoderWeights weights, NDManager parent) {
        Shape matrix = new Shape(card.features(), card.width());
        this.card = card;
        manager = parent.newSubManager();
        encoder = manager.create(weights.encoder(), matrix);
        directions = manager.create(weights.directions(), matrix);
        preBias = manager.create(weights.preBias());
        latentBias = manager.create(weights.latentBias());
    }

    public AutoencoderCard card() {
        return card;
    }

    /** What each feature adds when it is on by 1: [features, width], float32. */
    public NDArray directions() {
        return directions;
    }

    /**
     * A feature's mean positive activation: the unit of strengths that are not raw.
     *
     * @throws RunException if no means are known
     */
    public float mean(int feature) {
        require(feature);
        return card.mean(feature).orElseThrow(() -> new RunException(
                "The usual activation of %s#%d is not known, for there is no mean.pt in %s: write the strength in activation units, with `raw`."
                        .formatted(card.block(), feature, card.folder())));
    }

    /** @throws RunException if there is no such feature */
    public void require(int feature) {
        if (feature < 0 || feature >= card.features()) {
            throw new RunException("There is no %s#%d: the autoencoder of %s has features 0 to %d."
                    .formatted(card.block(), feature, card.block(), card.features() - 1));
        }
    }

    /**
     * relu(topk((x - pre_bias) encoder^T + latent_bias)) of each position.
     *
     * @param update [rows, positions, width], float32
     */
    public Code encode(Kernels kernels, NDArray update) {
        NDList code = kernels.topKEncode(update, encoder, preBias, latentBias, card.k());
        return new Code(code.get(0), code.get(1));
    }

    /** z decoder^T + pre_bias: [rows, positions, width], float32. */
    public NDArray decode(Kernels kernels, Code code) {
        try (Scope scope = new Scope()) {
            NDArray dense = kernels.dense(code.values(), code.indices(), card.features());
            return scope.keep(kernels.linear(dense, directions.transpose(), preBias));
        }
    }

    /** SHA-256 of each of its files that decides a picture, by the file's name; computed on the first call. */
    public Map<String, String> hashes() {
        if (hashes == null) {
            hashes = Stream.of(AutoencoderFile.NAME, "mean.pt").map(card.folder()::resolve).filter(Files::exists)
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), FileHash::sha256));
        }
        return hashes;
    }

    @Override
    public void close() {
        manager.close();
    }
}
