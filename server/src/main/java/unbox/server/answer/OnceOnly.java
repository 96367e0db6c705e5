package unbox.server.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.ModelSetting;

/** Words that begin what may stand once, and stand there already: they are not proposed a second time. */
final class OnceOnly {
    private final Caret caret;

    OnceOnly(Caret caret) {
        this.caret = caret;
    }

    /** The words of the experiment, the model's settings or the file that the caret is in. */
    Set<String> written() {
        Set<String> words = new HashSet<>();
        Set<String> wanted = caret.next().words();
        if (wanted.contains("experiment")) {
            caret.snapshot().tree().statements().stream().filter(each -> isElsewhere(each.range().start()))
                    .flatMap(OnceOnly::word).forEach(words::add);
        } else if (wanted.contains("explore")) {
            clauses().stream().filter(each -> isElsewhere(each.range().start())).flatMap(OnceOnly::word)
                    .forEach(words::add);
        } else if (wanted.contains("dtype")) {
            settings().stream().filter(each -> isElsewhere(each.range().start())).map(OnceOnly::word)
                    .forEach(words::add);
        }
        return words;
    }

    /** What begins right behind the caret lacks its word, which is read into it. */
    private boolean isElsewhere(int start) {
        int end = Math.min(caret.word().end(), start);
        String between = caret.snapshot().text().substring(end, start);
        return start < caret.word().start() || !between.isBlank() || between.lines().count() > 1
                || between.endsWith("\n");
    }

    private List<Clause> clauses() {
        return caret.statement().filter(Statement.ExperimentStatement.class::isInstance)
                .map(each -> ((Statement.ExperimentStatement) each).clauses()).orElse(List.of());
    }

    private List<ModelSetting> settings() {
        return caret.statement().filter(Statement.ModelStatement.class::isInstance)
                .map(each -> ((Statement.ModelStatement) each).settings()).orElse(List.of());
    }

    private static Stream<String> word(Statement statement) {
        return switch (statement) {
            case Statement.ModelStatement model -> Stream.of("model");
            case Statement.DefaultStatement preset -> word(preset.axis());
            default -> Stream.empty();
        };
    }

    private static Stream<String> word(Clause clause) {
        return switch (clause) {
            case Clause.Axis axis -> Stream.of(axis.word().name().toLowerCase(Locale.ROOT));
            case Clause.Grid grid -> Stream.of("grid");
            case Clause.Save save -> Stream.of("save");
            default -> Stream.empty();
        };
    }

    private static String word(ModelSetting setting) {
        return switch (setting) {
            case Statement.DtypeSetting dtype -> "dtype";
            case Statement.SizeSetting size -> "size";
        };
    }
}
