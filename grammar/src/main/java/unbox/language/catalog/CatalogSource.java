package unbox.language.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import unbox.language.model.ModelReference;
import unbox.language.syntax.Parser;
import unbox.language.syntax.SyntaxTree;

/**
 * The checker's and planner's only way to what lies outside the text: models, autoencoders, imported files, masks. Tests
 * give their own; the program's own is {@code FileCatalogSource}.
 */
public interface CatalogSource {

    /** A model, or why it cannot be had. */
    Found<ModelCard> model(ModelReference reference);

    /**
     * A set of autoencoders (one folder of them, or one of a single block), or why it cannot be had. The built-in model
     * brings its own: see {@link ModelCard#folder()}.
     */
    Found<List<AutoencoderCard>> autoencoders(ModelReference reference);

    /** The autoencoders that lie in a model's own folder ({@code saes}), with its labels; often none. */
    List<AutoencoderCard> ownAutoencoders(ModelCard model);

    /** What a script on this machine may refer to without its files being looked for first. */
    default Installed installed() {
        return new Installed(List.of(), List.of());
    }

    /** References to models and to sets of autoencoders that are here, sorted. */
    record Installed(List<String> models, List<String> autoencoders) {}

    /** The names of the files in a folder, for what somebody may have meant; none where they are not known. */
    default List<String> names(Path folder) {
        return List.of();
    }

    /**
     * The features of an autoencoder whose directions are most like one's, the most alike first; none where its weights
     * are not at hand.
     *
     * @param wanted is run again and again, and throws where nobody waits for them any more
     */
    default List<SimilarFeatures.Similar> similar(AutoencoderCard card, int index, int most, Runnable wanted) {
        return List.of();
    }

    /** The text of a file, empty where there is none. */
    Optional<String> read(Path file);

    /** The tree of such a text; a source that keeps trees gives the one that it has. */
    default Optional<SyntaxTree> tree(Path file) {
        return read(file).map(Parser::parse);
    }

    /** What a mask file holds. */
    Found<MaskCard> mask(Path file);

    /** The folder that a script's masks, imports and outputs stay inside. */
    Path workspace(Path script);

    /**
     * A mask.
     *
     * @param width in pixels
     * @param height in pixels
     * @param alpha whether it has an alpha channel, which is ignored
     * @param black whether all of it is, so that nothing is in
     */
    record MaskCard(int width, int height, boolean alpha, boolean black) {}

    /** Something, or why it cannot be had. */
    sealed interface Found<T> {
        record Here<T>(T value) implements Found<T> {}

        /** Not on this machine; {@code cure} says how to get it. */
        record Absent<T>(String cure) implements Found<T> {}

        /** There, but not as it must be; {@code reason} names the file and what is wrong with it. */
        record Broken<T>(String reason) implements Found<T> {}

        /** What is found with this; where it cannot be had, neither can that, for the same reason. */
        @SuppressWarnings("unchecked")
        default <U> Found<U> then(Function<T, Found<U>> next) {
            return this instanceof Here<T>(T value) ? next.apply(value) : (Found<U>) this;
        }
    }
}
