package unbox.language.check;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.CatalogSource.Found;
import unbox.language.catalog.CatalogSource.Installed;
import unbox.language.check.Script.Source;
import unbox.language.model.ModelReference;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.problem.Severity;
import unbox.language.syntax.Text;

/** Looks up what a script's references to models and autoencoders lead to. */
final class References {
    private static final Pattern ADDRESS = Pattern.compile("\\w+://[^/]+/([\\w.-]+/[\\w.-]+)(/.*)?");

    private final Source script;
    private final CatalogSource source;
    private final Report report;

    References(Source script, CatalogSource source, Report report) {
        this.script = script;
        this.source = source;
        this.report = report;
    }

    /** The id at the end of an address. */
    private static Fix[] id(Text written) {
        Matcher address = ADDRESS.matcher(written.value());
        return address.matches() ? new Fix[]{replace(written, address.group(1))} : new Fix[0];
    }

    private static Fix replace(Text written, String right) {
        return Fix.replace("Write `%s`".formatted(right), written.range(), '"' + right + '"');
    }

    /** What is on this machine and looks like what is not. */
    private List<Fix> meant(Text written, ProblemCode absent) {
        Installed installed = source.installed();
        return Nearest.to(written.value(), absent == ProblemCode.MODEL_NOT_FOUND ? installed.models()
                : installed.autoencoders()).map(right -> List.of(replace(written, right))).orElse(List.of());
    }

    /**
     * What a reference leads to, or a problem. A hub's id that is not here is only a warning: the text may well be right,
     * and most of it can be checked without.
     */
    <T> Optional<T> find(Text written, Function<ModelReference, Found<T>> files, ProblemCode absent,
            ProblemCode broken) {
        ModelReference reference;
        try {
            reference = ModelReference.of(written.value(), script.path());
        } catch (InvalidPathException impossible) {
            report.add(absent, written.range(), "No folder on this machine can be called that.");
            return Optional.empty();
        }
        if (written.value().isBlank() || written.value().contains("://")) {
            report.add(absent, written.range(),
                    "A model or a set of autoencoders is named by its id on the hub, such as "
                            + "`stabilityai/sdxl-turbo`, by a folder, or by a word for what is built in.",
                    id(written));
            return Optional.empty();
        }
        return switch (files.apply(reference)) {
            case Found.Here<T>(T value) -> Optional.of(value);
            case Found.Absent<T>(String cure) -> {
                Severity severity = reference instanceof ModelReference.Hub ? Severity.WARNING : Severity.ERROR;
                String message = "`%s` is not on this machine. %s".formatted(written.value(), cure);
                report.add(new Problem(absent, severity, written.range(), message, meant(written, absent), List.of()));
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
