package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.BAD_NUMBER;
import static unbox.language.problem.ProblemCode.MISSING_TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.tree.TerminalNode;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Text;

/** From the parse tree to the statements of a script. */
final class Statements {

    private final Complaints complaints;
    private final Values values;
    private final Actions actions;
    private final Clauses clauses;
    private final Docs docs;
    private final Set<Integer> words;

    /** @param words gets the offsets of words that elsewhere are names */
    Statements(Complaints complaints, Docs docs, Set<Integer> words) {
        this.complaints = complaints;
        this.values = new Values(complaints);
        this.actions = new Actions(complaints, values);
        this.clauses = new Clauses(complaints, values, words);
        this.docs = docs;
        this.words = words;
    }

    List<Statement> statements(UnboxParser.ScriptContext script) {
        return script.statement().stream().flatMap(context -> statement(context).stream()).toList();
    }

    /** Nothing where a model, autoencoders or an import have no text: there is nothing to look for. */
    private Optional<Statement> statement(UnboxParser.StatementContext context) {
        Range range = Places.range(context);
        Optional<String> doc = docs.above(range.start());
        return switch (context.getChild(0)) {
            case UnboxParser.ModelContext model -> written(model.text()).map(
                    text -> new Statement.ModelStatement(text, settings(model.setting()), doc, range));
            case UnboxParser.SaesContext saes -> written(saes.text())
                    .map(text -> new Statement.SaesStatement(text, doc, range));
            case UnboxParser.ImportingContext importing -> written(importing.text())
                    .map(text -> new Statement.ImportStatement(text, doc, range));
            case UnboxParser.PromptContext prompt -> Optional.of(new Statement.PromptDeclaration(
                    Values.name(prompt.name()), parameters(prompt.parameters()), values.text(prompt.text()), doc,
                    range));
            case UnboxParser.FeatureContext feature -> Optional.of(feature(feature, doc, range));
            case UnboxParser.RegionContext region -> Optional.of(new Statement.RegionDeclaration(
                    Values.name(region.name()), values.value(region.value()), doc, range));
            case UnboxParser.EditContext edit -> Optional.of(new Statement.EditDeclaration(Values.name(edit.name()),
                    parameters(edit.parameters()), actions.actions(edit.action()), doc, range));
            case UnboxParser.ExperimentContext experiment -> Optional.of(new Statement.ExperimentStatement(
                    Values.name(experiment.name()), clauses.clauses(experiment.clause()), doc, range));
            case UnboxParser.PresetContext preset -> Optional.of(new Statement.DefaultStatement(
                    clauses.axis(preset.word, preset.items(), range), doc));
            default -> throw new IllegalStateException("the grammar has no other statement");
        };
    }

    private Optional<Text> written(UnboxParser.TextContext context) {
        return context.STRING() == null ? Optional.empty() : Optional.of(values.text(context));
    }

    private Statement feature(UnboxParser.FeatureContext context, Optional<String> doc, Range range) {
        if (context.featureLiteral() != null && context.featureLiteral().text() == null
                && !context.featureLiteral().FEATURE().getText().endsWith("#")) {
            String written = context.featureLiteral().getText();
            complaints.add(MISSING_TEXT, Range.at(range.end()),
                    "After `feature " + written
                            + "` comes its label in double quotes; with a name it is `feature name = "
                            + written + "`.");
        }
        return context.featureLiteral() == null
                ? new Statement.FeatureDeclaration(Values.name(context.name()), values.values(context.values()), doc,
                        range)
                : new Statement.LabelStatement(values.feature(context.featureLiteral()), doc, range);
    }

    private List<Statement.ModelSetting> settings(List<UnboxParser.SettingContext> contexts) {
        List<Statement.ModelSetting> settings = new ArrayList<>();
        for (UnboxParser.SettingContext context : contexts) {
            words.add(Places.range(context).start());
            if (context.name() != null) {
                settings.add(new Statement.DtypeSetting(Values.name(context.name()), Places.range(context)));
            } else if (context.size().SIZE() != null) {
                size(context.size().SIZE(), Places.range(context)).ifPresent(settings::add);
            }
        }
        return List.copyOf(settings);
    }

    private Optional<Statement.ModelSetting> size(TerminalNode size, Range range) {
        String[] sides = size.getText().split("[ \t]*x[ \t]*");
        var width = Literals.index(sides[0]);
        var height = Literals.index(sides[1]);
        if (width.isEmpty() || height.isEmpty()) {
            complaints.add(BAD_NUMBER, Places.range(size), "No picture is as large as this.");
            return Optional.empty();
        }
        return Optional.of(new Statement.SizeSetting(width.getAsInt(), height.getAsInt(), range));
    }

    private List<Statement.Parameter> parameters(UnboxParser.ParametersContext context) {
        return context == null ? List.of()
                : Lists.mapped(context.parameter(), parameter -> new Statement.Parameter(
                        Values.name(parameter.name()), Optional.ofNullable(parameter.value()).map(values::value),
                        Places.range(parameter)));
    }
}
