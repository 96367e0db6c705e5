package unbox.language.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unbox.language.model.ModelReference;

/** A source upon another: what it does not answer itself, that one does. */
public interface LayeredSource extends CatalogSource {

    /** The source that answers the rest. */
    CatalogSource below();

    @Override
    default Found<ModelCard> model(ModelReference reference) {
        return below().model(reference);
    }

    @Override
    default Found<List<AutoencoderCard>> autoencoders(ModelReference reference) {
        return below().autoencoders(reference);
    }

    @Override
    default List<AutoencoderCard> ownAutoencoders(ModelCard model) {
        return below().ownAutoencoders(model);
    }

    @Override
    default Installed installed() {
        return below().installed();
    }

    @Override
    default List<String> names(Path folder) {
        return below().names(folder);
    }

    @Override
    default List<SimilarFeatures.Similar> similar(AutoencoderCard card, int index, int most, Runnable wanted) {
        return below().similar(card, index, most, wanted);
    }

    @Override
    default Optional<String> read(Path file) {
        return below().read(file);
    }

    @Override
    default Found<MaskCard> mask(Path file) {
        return below().mask(file);
    }

    @Override
    default Path workspace(Path script) {
        return below().workspace(script);
    }
}
