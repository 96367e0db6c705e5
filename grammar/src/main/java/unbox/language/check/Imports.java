package unbox.language.check;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.CatalogSource;
import unbox.language.check.Script.Source;
import unbox.language.syntax.Statement.ImportStatement;

/** Reads the files that a file imports, and those that they import, each once. */
final class Imports {

    /** A file and what its import statements lead to. */
    record Imported(Source source, List<Import> imports) {

        /** The files that it imports, directly or not, by path; itself not among them. */
        Map<Path, Imported> all() {
            Map<Path, Imported> all = new LinkedHashMap<>();
            addAll(all);
            return all;
        }

        private void addAll(Map<Path, Imported> all) {
            for (Import each : imports) {
                if (each instanceof Import.Read read
                        && all.putIfAbsent(read.file().source().path(), read.file()) == null) {
                    read.file().addAll(all);
                }
            }
        }

        /** Whether every import of it was read. */
        boolean complete() {
            return imports.stream().allMatch(Import.Read.class::isInstance);
        }
    }

    /** Where an import statement leads. */
    sealed interface Import {
        ImportStatement statement();

        record Read(ImportStatement statement, Imported file) implements Import {}

        /** There is no such file. */
        record Absent(ImportStatement statement) implements Import {}

        /** The file lies outside the workspace and is not read. */
        record Outside(ImportStatement statement, Path workspace) implements Import {}

        /** Back to a file on the way: {@code way} begins and ends with it. */
        record Cycle(ImportStatement statement, List<Path> way) implements Import {}
    }

    private final CatalogSource files;
    private final Path workspace;
    private final Map<Path, Imported> read = new HashMap<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private Imports(CatalogSource files, Path workspace) {
        this.files = files;
        this.workspace = workspace;
    }

    static Imported of(Source source, CatalogSource files) {
        return new Imports(files, files.workspace(source.path())).follow(source);
    }

    private Imported follow(Source source) {
        open.addLast(source.path());
        List<Import> imports = source.tree().statements().stream()
                .filter(ImportStatement.class::isInstance)
                .map(statement -> follow(source, (ImportStatement) statement))
                .toList();
        open.removeLast();
        return new Imported(source, imports);
    }

    private Import follow(Source source, ImportStatement statement) {
        Optional<Path> path = path(source, statement.path().value());
        if (path.isEmpty()) {
            return new Import.Absent(statement);
        }
        if (!path.get().startsWith(workspace)) {
            return new Import.Outside(statement, workspace);
        }
        if (open.contains(path.get())) {
            List<Path> way = new ArrayList<>(open).subList(new ArrayList<>(open).indexOf(path.get()), open.size());
            way.add(path.get());
            return new Import.Cycle(statement, way);
        }
        if (!read.containsKey(path.get())) {
            files.tree(path.get()).ifPresent(tree -> read.put(path.get(), follow(new Source(path.get(), tree))));
        }
        return read.containsKey(path.get())
                ? new Import.Read(statement, read.get(path.get()))
                : new Import.Absent(statement);
    }

    /** A path written in a file, made absolute; empty where this machine can have no such path. */
    static Optional<Path> path(Source source, String written) {
        try {
            return Optional.of(source.resolve(written));
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }
}
