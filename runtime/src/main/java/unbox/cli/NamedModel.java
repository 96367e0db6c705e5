package unbox.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.CatalogSource.Found;
import unbox.language.catalog.ModelCard;
import unbox.language.model.ModelReference;

/** A model and its autoencoders, named on the command line instead of in a script. */
final class NamedModel {
    private NamedModel() {}

    /**
     * What is known of them.
     *
     * @param autoencoders null for the model's own
     * @throws UsageException when one of them cannot be had
     */
    static Catalog read(String model, String autoencoders, CatalogSource source, Path folder) {
        ModelCard card = require(model, source.model(reference(model, folder)));
        List<AutoencoderCard> cards = autoencoders == null ? source.ownAutoencoders(card)
                : require(autoencoders, source.autoencoders(reference(autoencoders, folder)));
        Map<String, AutoencoderCard> byBlock = new LinkedHashMap<>();
        cards.forEach(one -> byBlock.put(one.block(), one));
        return new Catalog(Optional.of(card), byBlock);
    }

    private static ModelReference reference(String written, Path folder) {
        return ModelReference.of(written, folder.resolve("named-on-the-command-line"));
    }

    private static <T> T require(String written, Found<T> found) {
        return switch (found) {
            case Found.Here<T>(T value) -> value;
            case Found.Absent<T>(String cure) -> throw new UsageException(written + ": " + cure);
            case Found.Broken<T>(String reason) -> throw new UsageException(written + ": " + reason);
        };
    }
}
