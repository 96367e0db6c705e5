package unbox.language.check;

import static unbox.language.problem.ProblemCode.DUPLICATE_NAME;
import static unbox.language.problem.ProblemCode.DUPLICATE_STATEMENT;
import static unbox.language.problem.ProblemCode.IMPORT_CYCLE;
import static unbox.language.problem.ProblemCode.MISSING_IMPORT;
import static unbox.language.problem.ProblemCode.PATH_OUTSIDE_WORKSPACE;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unbox.language.catalog.CatalogSource;
import unbox.language.check.Imports.Import;
import unbox.language.check.Imports.Imported;
import unbox.language.check.Script.Symbol;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Range;

/** Import statements that lead nowhere, in a circle, or twice to one file or name. */
final class ImportRules {
    private final Imported file;
    private final CatalogSource files;
    private final Report report;

    ImportRules(Imported file, CatalogSource files, Report report) {
        this.files = files;
        this.file = file;
        this.report = report;
    }

    void check() {
        Set<Path> seen = new HashSet<>();
        for (Import each : file.imports()) {
            Range range = each.statement().path().range();
            switch (each) {
                case Import.Absent absent -> report.add(MISSING_IMPORT, range,
                        "There is no file `%s`. A path starts from the script's own folder, %s.".formatted(
                                absent.statement().path().value(),
                                Words.code(file.source().path().getParent().toString())),
                        MeantFile.mend(file.source(), files, absent.statement().path(),
                                name -> name.endsWith(MeantFile.ENDING)));
                case Import.Outside outside -> report.add(PATH_OUTSIDE_WORKSPACE, range,
                        "This file lies outside the workspace, %s. Move it there.".formatted(
                                Words.code(outside.workspace().toString())));
                case Import.Cycle cycle when cycle.way().size() == 2 -> report.add(IMPORT_CYCLE, range,
                        "This file imports itself. Leave that out.",
                        Omission.of(file.source().tree(), each.statement().range()));
                case Import.Cycle longer -> {
                }
                case Import.Read read -> {
                    if (!seen.add(read.file().source().path())) {
                        report.add(DUPLICATE_STATEMENT, range, "This file is imported twice. Leave one out.",
                                Omission.of(file.source().tree(), read.statement().range()));
                    }
                    checkWaysBack(read, range);
                }
            }
        }
        checkNames();
    }

    /** Circles that begin with this statement; those that only pass this file are reported where they begin. */
    private void checkWaysBack(Import.Read read, Range range) {
        Path own = file.source().path();
        Path next = read.file().source().path();
        file.all().values().stream().flatMap(imported -> imported.imports().stream())
                .filter(Import.Cycle.class::isInstance).map(Import.Cycle.class::cast)
                .filter(cycle -> cycle.way().getFirst().equals(own) && cycle.way().get(1).equals(next))
                .forEach(cycle -> report.add(IMPORT_CYCLE, range, message(cycle)));
    }

    private static String message(Import.Cycle cycle) {
        List<String> names = cycle.way().stream().map(path -> path.getFileName().toString()).toList();
        return "These files import each other: `%s`. Move what they share into a file of its own.".formatted(
                String.join("` \u2192 `", names));
    }

    /** A name that two import statements bring from different files. */
    private void checkNames() {
        Map<String, Symbol> names = new HashMap<>();
        for (Import each : file.imports()) {
            if (each instanceof Import.Read read) {
                Scope.of(read.file()).symbols().forEach((name, symbol) -> {
                    Symbol first = names.putIfAbsent(name, symbol);
                    if (first != null && !first.source().path().equals(symbol.source().path())) {
                        reportTwice(read, name, first, symbol);
                    }
                });
            }
        }
    }

    private void reportTwice(Import.Read read, String name, Symbol first, Symbol second) {
        report.add(Problem.of(DUPLICATE_NAME, read.statement().path().range(),
                "This import brings `%s`, and so does an earlier one. Rename it in %s or in %s.".formatted(name,
                        Words.code(first.source().path().getFileName().toString()),
                        Words.code(second.source().path().getFileName().toString())))
                .with(declared(first)).with(declared(second)));
    }

    private static Related declared(Symbol symbol) {
        return new Related(symbol.source().path(), symbol.declaration().name().range(),
                "`%s` is declared here".formatted(symbol.declaration().name().text()));
    }
}
