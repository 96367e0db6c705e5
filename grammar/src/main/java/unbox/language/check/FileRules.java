package unbox.language.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.check.Frame.Framed;
import unbox.language.check.Script.Symbol;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.EditDeclaration;
import unbox.language.syntax.Statement.Parameter;
import unbox.language.syntax.Statement.PromptDeclaration;

/** The rules for the statements of one file. */
final class FileRules {
    private final Context context;
    private final Report report;
    private final ValueRules values;
    private final EditRules edits;
    private final OverlapRules overlaps;
    private final RemovalRules removals;

    FileRules(Context context, Report report) {
        this.context = context;
        this.report = report;
        values = new ValueRules(context, report);
        edits = new EditRules(context, report);
        overlaps = new OverlapRules(context, report);
        removals = new RemovalRules(context, report);
    }

    /** Names that are declared twice, in a circle, for too much, or for nothing. */
    void checkNames(Map<String, Symbol> imported) {
        new DuplicateRules(context.source(), report).check(imported);
        new CycleRules(context, report).check();
        new ExpansionRules(context, report).check();
        new UseRules(context, report).check();
    }

    /** One statement by itself. */
    void check(Statement statement) {
        if (statement instanceof Declaration declaration) {
            declaration.parameters().forEach(parameter -> checkDefault(declaration, parameter));
        }
        if (statement instanceof PromptDeclaration prompt) {
            new TextRules(context, report).checkPrompt(prompt.text(), Optional.of(prompt));
        }
        Slots.of(statement).forEach(values::check);
        if (statement instanceof EditDeclaration edit) {
            List<Framed> operations = edits.check(edit);
            overlaps.check(operations);
            removals.check(operations);
        }
    }

    private void checkDefault(Declaration declaration, Parameter parameter) {
        context.parameter(declaration, parameter.name().text()).ifPresent(want -> parameter.defaultValue()
                .ifPresent(value -> values.check(Slot.of(Words.code(parameter.name().text()), value, want,
                        want instanceof Want.Features || want instanceof Want.Block ? Extent.TOGETHER : Extent.SINGLE,
                        Optional.empty()))));
    }
}
