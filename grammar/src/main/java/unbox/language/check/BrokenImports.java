package unbox.language.check;

import static unbox.language.problem.ProblemCode.BROKEN_IMPORT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.check.Imports.Import;
import unbox.language.check.Imports.Imported;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Statement.ImportStatement;

/** Reports the errors of imported files at the import statements that lead to them: each file once. */
final class BrokenImports {

    /** An error and the imported file it stands in. */
    private record Located(Path file, Problem error) {}

    private BrokenImports() {}

    /**
     * @param script the file whose import statements are named
     * @param errors by imported file
     */
    static void check(Imported script, Map<Path, List<Problem>> errors, Report report) {
        Map<ImportStatement, List<Located>> byStatement = new LinkedHashMap<>();
        errors.forEach((file, problems) -> statement(script, file).ifPresent(statement -> problems.forEach(
                error -> byStatement.computeIfAbsent(statement, any -> new ArrayList<>())
                        .add(new Located(file, error)))));
        byStatement.forEach((statement, located) -> report.add(problem(statement, located)));
    }

    /** The statement that imports a file itself, else the first that leads to it. */
    private static Optional<ImportStatement> statement(Imported script, Path file) {
        List<Import.Read> reads = script.imports().stream().filter(Import.Read.class::isInstance)
                .map(Import.Read.class::cast).toList();
        return reads.stream().filter(read -> read.file().source().path().equals(file)).findFirst()
                .or(() -> reads.stream().filter(read -> read.file().all().containsKey(file)).findFirst())
                .map(Import.Read::statement);
    }

    private static Problem problem(ImportStatement statement, List<Located> located) {
        Located first = located.getFirst();
        String count = located.size() == 1 ? "an error" : located.size() + " errors, the first";
        Problem problem = Problem.of(BROKEN_IMPORT, statement.path().range(),
                "%s has %s: %s".formatted(Words.code(first.file().getFileName().toString()), count,
                        first.error().message()));
        for (Located each : located) {
            problem = problem.with(new Related(each.file(), each.error().range(), each.error().message()));
        }
        return problem;
    }
}
