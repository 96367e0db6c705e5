package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.LayeredSource;
import unbox.language.syntax.SyntaxTree;

/** The texts of open editors, and behind them what lies on disk. Immutable. */
record Texts(Disk disk, Map<Path, Document> open) implements LayeredSource {

    @Override
    public CatalogSource below() {
        return disk;
    }

    Optional<Document> document(Path path) {
        Document document = open.get(path);
        return document != null ? Optional.of(document) : disk.file(path);
    }

    @Override
    public Optional<String> read(Path file) {
        return document(file).map(Document::text);
    }

    @Override
    public Optional<SyntaxTree> tree(Path file) {
        return document(file).map(Document::tree);
    }
}
