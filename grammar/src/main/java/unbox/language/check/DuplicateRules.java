package unbox.language.check;

import static unbox.language.problem.ProblemCode.DUPLICATE_NAME;
import static unbox.language.problem.ProblemCode.DUPLICATE_STATEMENT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unbox.language.check.Script.Source;
import unbox.language.check.Script.Symbol;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.language.syntax.Statement.LabelStatement;

/** Names that are declared twice, and features that are labelled twice. */
final class DuplicateRules {
    private final Source source;
    private final Report report;

    DuplicateRules(Source source, Report report) {
        this.source = source;
        this.report = report;
    }

    /** @param imported the names that the imports bring */
    void check(Map<String, Symbol> imported) {
        Map<String, Name> names = new HashMap<>();
        Map<String, Name> experiments = new HashMap<>();
        Map<String, Name> labels = new HashMap<>();
        for (Statement statement : source.tree().statements()) {
            switch (statement) {
                case Declaration declaration -> {
                    checkName(declaration.name(), names, imported);
                    checkParameters(declaration);
                }
                case ExperimentStatement experiment -> checkFirst(experiments, experiment.name(), DUPLICATE_NAME,
                        "There is already an experiment `%s`. Give this one another name.");
                case LabelStatement label -> Labels.feature(label.feature()).ifPresent(
                        feature -> checkFirst(labels, new Name(feature.toString(), label.feature().range()),
                                DUPLICATE_STATEMENT, "`%s` is labelled twice. Leave one out.",
                                Omission.of(source.tree(), label.range())));
                default -> {
                }
            }
        }
    }

    private void checkName(Name name, Map<String, Name> names, Map<String, Symbol> imported) {
        boolean first = checkFirst(names, name, DUPLICATE_NAME,
                "`%s` is already declared. Give this one another name.");
        Symbol other = imported.get(name.text());
        if (first && other != null) {
            String file = other.source().path().getFileName().toString();
            report.add(Problem
                    .of(DUPLICATE_NAME, name.range(),
                            "`%s` is already declared in %s. Give this one another name.".formatted(name.text(),
                                    Words.code(file)))
                    .with(new Related(other.source().path(), other.declaration().name().range(),
                            "`%s` is declared here".formatted(name.text()))));
        }
    }

    private void checkParameters(Declaration declaration) {
        Map<String, Name> parameters = new HashMap<>();
        declaration.parameters().forEach(parameter -> checkFirst(parameters, parameter.name(), DUPLICATE_NAME,
                "There is already a parameter `%s`. Give this one another name."));
    }

    /** Whether a name is the first of its kind; else there is a problem. */
    private boolean checkFirst(Map<String, Name> earlier, Name name, ProblemCode code, String message, Fix... fixes) {
        Name first = name.text().isEmpty() ? null : earlier.putIfAbsent(name.text(), name);
        if (first != null) {
            report.add(Problem.of(code, name.range(), message.formatted(name.text()), fixes)
                    .with(new Related(source.path(), first.range(), "the first `%s`".formatted(name.text()))));
        }
        return first == null;
    }
}
