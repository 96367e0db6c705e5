package unbox.language.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unbox.language.syntax.Action;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;

/** Where the things begin that have a line of their own, by their offset in the text. */
final class Units {
    private final Map<Integer, Kind> starts = new HashMap<>();

    /** What has a line of its own, and which column it shares with its neighbours. */
    enum Kind {
        /** {@code model}, {@code saes}, {@code import}, the file's defaults: their words are a column. */
        WORD,
        /** A declaration with an equal sign, which is the column. */
        DECLARATION,
        /** An edit; where it stands on one line, its brace is the column. */
        EDIT,
        /** A clause of an experiment or a simple action: their words are a column in the whole block. */
        PART,
        /** A setting of a model, which stays on the model's line. */
        SETTING,
        /** No column. */
        PLAIN
    }

    Units(List<Statement> statements) {
        statements.forEach(this::add);
    }

    /** What begins at an offset; null where nothing does. */
    Kind at(int offset) {
        return starts.get(offset);
    }

    private void add(Statement statement) {
        starts.put(statement.range().start(), kind(statement));
        switch (statement) {
            case Statement.ModelStatement model ->
                model.settings().forEach(setting -> put(setting.range(), Kind.SETTING));
            case Statement.EditDeclaration edit -> edit.actions().forEach(this::add);
            case Statement.ExperimentStatement experiment ->
                experiment.clauses().forEach(clause -> put(clause.range(), Kind.PART));
            default -> {
                // the others have no parts with lines of their own
            }
        }
    }

    private static Kind kind(Statement statement) {
        return switch (statement) {
            case Statement.EditDeclaration edit -> Kind.EDIT;
            case Statement.Declaration declaration -> Kind.DECLARATION;
            case Statement.ExperimentStatement experiment -> Kind.PLAIN;
            case Statement.LabelStatement label -> Kind.PLAIN;
            default -> Kind.WORD;
        };
    }

    private void add(Action action) {
        switch (action) {
            case Action.During during -> addBlock(during.range(), during.actions());
            case Action.On on -> addBlock(on.range(), on.actions());
            default -> put(action.range(), Kind.PART);
        }
    }

    private void addBlock(Range range, List<Action> actions) {
        put(range, Kind.PLAIN);
        actions.forEach(this::add);
    }

    private void put(Range range, Kind kind) {
        starts.put(range.start(), kind);
    }
}
