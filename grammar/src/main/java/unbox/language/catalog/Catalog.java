package unbox.language.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of a model and its autoencoders without running them. Immutable. Where the model or the autoencoders are
 * not on this machine their part is empty, and the rules that need it say nothing.
 *
 * @param autoencoders by block name
 */
public record Catalog(Optional<ModelCard> model, Map<String, AutoencoderCard> autoencoders) {

    /** Nothing is known. */
    public static final Catalog UNKNOWN = new Catalog(Optional.empty(), Map.of());

    /** The autoencoder of a block. */
    public Optional<AutoencoderCard> autoencoder(String block) {
        return Optional.ofNullable(autoencoders.get(block));
    }
}
