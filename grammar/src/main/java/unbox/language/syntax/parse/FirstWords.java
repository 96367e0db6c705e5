package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Guesses the word that a statement or a clause was to begin with, where a line begins with something else. */
final class FirstWords {

    private final Lines lines;
    private final List<CommonToken> all;
    private final List<CommonToken> statement;

    /**
     * @param all of the file
     * @param statement the visible ones of the statement
     */
    FirstWords(Lines lines, List<CommonToken> all, List<CommonToken> statement) {
        this.lines = lines;
        this.all = all;
        this.statement = statement;
    }

    /** @param words what may be missing before a token, the likeliest first */
    record Missing(CommonToken before, List<Integer> words, String where) {}

    /** Around a place of the statement: on its line, and on the next. */
    List<Missing> around(int place) {
        List<Missing> missing = new ArrayList<>();
        for (int i = Math.max(0, place - 8); i < Math.min(statement.size(), place + 2); i++) {
            CommonToken token = statement.get(i);
            boolean near = lines.number(token.getStartIndex()) >= lines.number(statement.get(place).getStartIndex())
                    - 1;
            if (near && lines.isFirst(token.getStartIndex()) && !Words.begins(token.getType())) {
                missing(i).ifPresent(missing::add);
            }
        }
        return missing;
    }

    private Optional<Missing> missing(int i) {
        int depth = 0;
        int head = CommonToken.EOF;
        for (CommonToken token : statement.subList(0, i)) {
            head = depth == 0 && Words.begins(token.getType()) ? token.getType() : head;
            depth += Words.opens(token.getType()) ? 1 : Words.closes(token.getType()) ? -1 : 0;
        }
        boolean atTop = depth == 0
                && (type(i) == UnboxLexer.STRING || lines.indentation(statement.get(i).getStartIndex()) == 0);
        boolean inExperiment = depth == 1 && head == UnboxLexer.EXPERIMENT && isMovedInAsClauses(i);
        List<Integer> words = atTop ? statements(i) : inExperiment ? clauses(i) : List.of();
        return words.isEmpty() ? Optional.empty()
                : Optional.of(new Missing(statement.get(i), words, atTop ? "A statement" : "A line of an experiment"));
    }

    /** A line that is moved in more goes on with the one before, where that ends with something of its kind. */
    private boolean isMovedInAsClauses(int i) {
        if (type(i) != type(i - 1) && type(i - 1) != UnboxLexer.COMMA) {
            return true;
        }
        int own = lines.indentation(statement.get(i).getStartIndex());
        return type(i - 1) == UnboxLexer.LEFT_BRACE || statement.stream()
                .filter(each -> Words.CLAUSES.contains(each.getType()) && lines.isFirst(each.getStartIndex()))
                .anyMatch(each -> lines.indentation(each.getStartIndex()) == own);
    }

    private List<Integer> clauses(int i) {
        return switch (type(i)) {
            case UnboxLexer.ROWS, UnboxLexer.COLUMNS -> List.of(UnboxLexer.GRID);
            case UnboxLexer.NUMBER, UnboxLexer.MINUS ->
                free(UnboxLexer.SEED, UnboxLexer.STEPS, UnboxLexer.GUIDANCE);
            case UnboxLexer.STRING -> text(i).endsWith(".png\"") ? free(UnboxLexer.SAVE)
                    : free(UnboxLexer.PROMPT, UnboxLexer.NEGATIVE);
            case UnboxLexer.FEATURE -> List.of(UnboxLexer.HEATMAP);
            case UnboxLexer.BLOCK -> List.of(UnboxLexer.EXPLORE);
            case UnboxLexer.NONE -> free(UnboxLexer.EDIT);
            case UnboxLexer.NAME -> name(i);
            default -> List.of();
        };
    }

    private List<Integer> name(int i) {
        if (text(i).equals("change")) {
            boolean claim = statement.stream().anyMatch(each -> each.getType() == UnboxLexer.COMPARISON
                    && lines.same(each.getStartIndex(), statement.get(i).getStartIndex()));
            return List.of(claim ? UnboxLexer.EXPECT : UnboxLexer.MEASURE);
        }
        List<CommonToken> visible = all.stream().filter(each -> each.getChannel() == Token.DEFAULT_CHANNEL).toList();
        for (int at = 1; at < visible.size(); at++) {
            if (visible.get(at).getText().equals(text(i))) {
                int before = visible.get(at - 1).getType();
                if (before == UnboxLexer.PROMPT || before == UnboxLexer.EDIT) {
                    return free(before);
                }
            }
        }
        return List.of();
    }

    /** Those of the words that the experiment does not have yet. */
    private List<Integer> free(int... words) {
        Set<Integer> written = statement.stream().filter(each -> lines.isFirst(each.getStartIndex()))
                .map(CommonToken::getType).collect(Collectors.toSet());
        return Arrays.stream(words).filter(word -> !written.contains(word)).boxed().toList();
    }

    private List<Integer> statements(int i) {
        return switch (type(i)) {
            case UnboxLexer.STRING -> reference(text(i));
            case UnboxLexer.NAME -> declaration(i);
            default -> List.of();
        };
    }

    /** A text that may name a model, autoencoders or a file; a script with an experiment has a model. */
    private List<Integer> reference(String text) {
        boolean wantsModel = isWritten(UnboxLexer.EXPERIMENT) && !isWritten(UnboxLexer.MODEL);
        return text.contains(" ") ? List.of()
                : text.endsWith(".unbox\"") ? List.of(UnboxLexer.IMPORT)
                        : wantsModel ? List.of(UnboxLexer.MODEL)
                                : text.contains("/") ? List.of(UnboxLexer.SAES) : List.of();
    }

    private boolean isWritten(int type) {
        return all.stream().anyMatch(each -> each.getType() == type);
    }

    private List<Integer> declaration(int i) {
        if (type(i + 1) == UnboxLexer.ASSIGN) {
            return List.of(); // told by its value
        }
        int behind = i + 1;
        while (behind < statement.size() && type(i + 1) == UnboxLexer.LEFT_PAREN
                && type(behind - 1) != UnboxLexer.RIGHT_PAREN) {
            behind++;
        }
        int value = type(behind + 1);
        if (type(behind) == UnboxLexer.LEFT_BRACE) {
            return List.of(Words.CLAUSES.contains(value) ? UnboxLexer.EXPERIMENT : UnboxLexer.EDIT);
        }
        return type(behind) == UnboxLexer.ASSIGN && value == UnboxLexer.STRING ? List.of(UnboxLexer.PROMPT) : List.of();
    }

    private int type(int i) {
        return i < 0 || i >= statement.size() ? CommonToken.EOF : statement.get(i).getType();
    }

    private String text(int i) {
        return statement.get(i).getText();
    }
}
