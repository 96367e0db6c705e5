package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.LayeredSource;
import unbox.language.syntax.SyntaxTree;

/** A source that remembers which files it was asked for, found or not: a change of any other concerns nobody. */
final class AskedSource implements LayeredSource {
    private final Texts texts;
    private final Set<Path> asked = ConcurrentHashMap.newKeySet();
    /** Folders whose names were looked at. */
    private final Set<Path> listed = ConcurrentHashMap.newKeySet();

    AskedSource(Texts texts) {
        this.texts = texts;
    }

    @Override
    public CatalogSource below() {
        return texts;
    }

    boolean asked(Set<Path> places) {
        return asked.stream().anyMatch(file -> Paths.isIn(file, places))
                || listed.stream().anyMatch(folder -> Paths.isIn(folder, places) || isParentOfAny(folder, places));
    }

    private static boolean isParentOfAny(Path folder, Set<Path> places) {
        return places.stream().anyMatch(place -> folder.equals(place.getParent()));
    }

    @Override
    public List<String> names(Path folder) {
        listed.add(folder);
        return texts.names(folder);
    }

    @Override
    public Optional<String> read(Path file) {
        asked.add(file);
        return texts.read(file);
    }

    @Override
    public Optional<SyntaxTree> tree(Path file) {
        asked.add(file);
        return texts.tree(file);
    }

    @Override
    public Found<MaskCard> mask(Path file) {
        asked.add(file);
        return texts.mask(file);
    }
}
