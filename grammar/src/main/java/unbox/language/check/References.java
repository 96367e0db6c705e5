package unbox.language.check;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import unbox.language.catalog.CatalogSource.Found;
import unbox.language.check.Script.Source;
import unbox.language.model.ModelReference;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.problem.Severity;
import unbox.language.syntax.Text;

/** Looks up what a script's references to models and autoencoders lead to. */
final class References {
    private final Source source;
    private final Report report;

    References(Source source, Report report) {
        this.source = source;
        this.report = report;
    }

    /**
     * What a reference leads to, or a problem. A hub's id that is not here is only a warning: the text may well be right,
     * and most of it can be checked without.
     */
    <T> Optional<T> find(Text written, Function<ModelReference, Found<T>> files, ProblemCode absent,
            ProblemCode broken) {
        ModelReference reference;
        try {
            reference = ModelReference.of(written.value(), source.path());
        } catch (InvalidPathException impossible) {
            report.add(absent, written.range(), "No folder on this machine can be called that.");
            return Optional.empty();
        }
        return switch (files.apply(reference)) {
            case Found.Here<T>(T value) -> Optional.of(value);
            case Found.Absent<T>(String cure) -> {
                Severity severity = reference instanceof ModelReference.Hub ? Severity.WARNING : Severity.ERROR;
                String message = "`%s` is not on this machine. %s".formatted(written.value(), cure);
                report.add(new Problem(absent, severity, written.range(), message, List.of(), List.of()));
                yield Optional.empty();
            }
            case Found.Broken<T>(String reason) -> {
                report.add(broken, written.range(),
                        "`%s` cannot be used. %s".formatted(written.value(), Words.sentence(reason)));
                yield Optional.empty();
            }
        };
    }
}
