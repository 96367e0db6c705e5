package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.SimilarFeatures;
import unbox.language.model.ModelReference;
import unbox.language.syntax.SyntaxTree;

/** The texts of open editors, and behind them what lies on disk. Immutable. */
record Texts(Disk disk, Map<Path, Document> open) implements CatalogSource {

    Optional<Document> document(Path path) {
        Document document = open.get(path);
        return document != null ? Optional.of(document) : disk.file(path);
    }

    @Override
    public Found<ModelCard> model(ModelReference reference) {
        return disk.model(reference);
    }

    @Override
    public Found<List<AutoencoderCard>> autoencoders(ModelReference reference) {
        return disk.autoencoders(reference);
    }

    @Override
    public List<AutoencoderCard> ownAutoencoders(ModelCard model) {
        return disk.ownAutoencoders(model);
    }

    @Override
    public Installed installed() {
        return disk.installed();
    }

    @Override
    public List<String> names(Path folder) {
        return disk.names(folder);
    }

    @Override
    public List<SimilarFeatures.Similar> similar(AutoencoderCard card, int index, int most, Runnable wanted) {
        return disk.similar(card, index, most, wanted);
    }

    @Override
    public Optional<String> read(Path file) {
        return document(file).map(Document::text);
    }

    @Override
    public Optional<SyntaxTree> tree(Path file) {
        return document(file).map(Document::tree);
    }

    @Override
    public Found<MaskCard> mask(Path file) {
        return disk.mask(file);
    }

    @Override
    public Path workspace(Path script) {
        return disk.workspace(script);
    }
}
