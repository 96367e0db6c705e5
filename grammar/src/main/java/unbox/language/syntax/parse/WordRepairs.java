package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;
import static unbox.language.problem.ProblemCode.UNKNOWN_WORD;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Repairs of words that begin or join something: misspelt, of another language, in quotes, unknown. */
final class WordRepairs {

    private final Voice voice;
    private final Changes changes;
    private final ItemRepairs items;

    WordRepairs(Voice voice, Changes changes, ItemRepairs items) {
        this.voice = voice;
        this.changes = changes;
        this.items = items;
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        return undeclared(spot) || misspelt(spot) || pythonImport(spot) || items.comma(spot) || items.settings(spot)
                || items.misplaced(spot) || items.trailing(spot) || unknown(spot);
    }

    private static boolean isName(Spot spot) {
        return spot.type() == UnboxLexer.NAME || Words.isContextual(spot.type());
    }

    /** A name where a word would do that looks like it. */
    private boolean misspelt(Spot spot) {
        Expected expected = spot.expected();
        boolean first = voice.isFirstOnLine(spot.next());
        boolean begins = spot.betweenItems() || first;
        boolean joins = (Words.beginsValue(spot.second()) || spot.second() == UnboxLexer.STEPS)
                && voice.sameLine(spot.next(), spot.behind());
        boolean reserved = Words.isReserved(spot.type()) && first && joins && !Words.begins(spot.type());
        if (!isName(spot) && !reserved || !begins && !joins && expected.complete()) {
            return false;
        }
        int between = expected.between().orElse(Token.EPSILON);
        String written = spot.next().getText();
        List<String> words = expected.words(word -> begins || !Words.begins(word) || word == between);
        Optional<String> meant = joins && spot.second() != UnboxLexer.LEFT_PAREN ? Synonyms.meant(written, words)
                : Synonyms.slip(written, words);
        meant.ifPresent(word -> {
            voice.say(spot, UNKNOWN_WORD, spot.range(), reserved
                    ? "Here stands " + Phrases.quote(word) + ", not " + Phrases.quote(written) + "."
                    : Phrases.quote(written) + " is no word of the language; did you mean " + Phrases.quote(word) + "?",
                    Fix.replace("Write " + word, spot.range(), word));
            changes.replace(Words.type(word), word);
        });
        return meant.isPresent();
    }

    /** {@code ground = rect(...)}, {@code let ground = rect(...)}: a declaration without its word. */
    private boolean undeclared(Spot spot) {
        boolean let = spot.second() == UnboxLexer.NAME && changes.typeAhead(3) == UnboxLexer.ASSIGN;
        boolean atTop = spot.expected().has(UnboxLexer.REGION) && spot.expected().has(UnboxLexer.EXPERIMENT);
        if (!isName(spot) || !atTop || !let && spot.second() != UnboxLexer.ASSIGN
                || !spot.betweenItems() && !voice.isFirstOnLine(spot.next())) {
            return false;
        }
        int word = declaring(changes.token(let ? 4 : 3));
        String name = (let ? spot.behind() : spot.next()).getText();
        String right = Words.spelled(word) + " " + name;
        if (let && Synonyms.meant(spot.next().getText(), List.of(Words.spelled(word))).isPresent()) {
            return false;
        }
        Range range = let ? spot.range().to(Places.range(spot.behind())) : spot.range();
        voice.say(spot, UNKNOWN_WORD, range,
                "A declaration begins with its word: " + Phrases.quote(right + " = ...") + ".",
                Fix.replace("Write " + right, range, right));
        if (let) {
            changes.remove(1);
        }
        changes.insert(word, Words.spelled(word), spot.range().start());
        return true;
    }

    /** The word that declares what begins with a token. */
    private static int declaring(Token value) {
        return switch (value.getType()) {
            case UnboxLexer.STRING -> UnboxLexer.PROMPT;
            case UnboxLexer.FEATURE, UnboxLexer.BLOCK -> UnboxLexer.FEATURE_WORD;
            default -> UnboxLexer.REGION;
        };
    }

    /** {@code "seed": 3}: a word in quotes, with a colon. */
    void quoted(Spot spot) {
        String word = Quotes.strip(spot.next().getText());
        Range range = spot.range().to(Places.range(spot.behind()));
        if (spot.expected().words(any -> true).contains(word)) {
            voice.say(spot, UNEXPECTED_TEXT, range,
                    "The words of the language stand without quotes and colon: " + Phrases.quote(word) + ".",
                    Fix.replace("Write " + word, range, word));
            changes.merge(2, Words.type(word), word);
        } else {
            voice.say(spot, UNKNOWN_WORD, range, Phrases.quote(word) + " is no word of the language.");
            changes.removeItem(spot.expected());
        }
    }

    /** {@code from features import fur}. */
    private boolean pythonImport(Spot spot) {
        if (spot.type() != UnboxLexer.FROM || changes.typeAhead(3) != UnboxLexer.IMPORT
                || !voice.isFirstOnLine(spot.next())) {
            return false;
        }
        List<Token> line = changes.ahead(token -> voice.sameLine(token, spot.next()));
        String right = "import \"" + spot.behind().getText() + ".unbox\"";
        voice.say(spot, UNEXPECTED_TEXT, Places.range(line),
                "An import names a file, and brings all of it: " + Phrases.quote(right) + ".",
                Fix.replace("Write " + right, Places.range(line), right));
        changes.remove(line.size());
        return true;
    }

    /** Something that can begin nothing where a statement, an action, a clause or a setting should. */
    private boolean unknown(Spot spot) {
        boolean sameLine = voice.sameLine(spot.next(), spot.behind());
        boolean item = Words.begins(spot.second()) && sameLine;
        boolean value = Words.beginsValue(spot.second()) && spot.second() != UnboxLexer.LEFT_PAREN && sameLine;
        boolean listed = spot.expected().has(UnboxLexer.COMMA) && !value && !item;
        boolean newLine = spot.expected().complete() && voice.isFirstOnLine(spot.next())
                && (isName(spot) && !listed || item);
        if (!newLine && !spot.betweenItems() || spot.type() == Token.EOF) {
            return false;
        }
        if (item && !Words.opens(spot.type())) {
            if (!items.nameFirst(spot)) {
                items.tooMuch(spot);
            }
            return true;
        }
        String kind = Phrases.kind(spot.expected());
        List<String> words = spot.expected().words(word -> Words.begins(word) || Words.isSetting(word));
        boolean call = kind.equals("action")
                && (spot.second() == UnboxLexer.LEFT_PAREN || Words.closes(spot.second()));
        voice.say(spot, isName(spot) ? UNKNOWN_WORD : UNEXPECTED_TEXT, spot.range(),
                Phrases.quote(spot.next().getText()) + " begins no " + kind + ". "
                        + (call ? "Edits are put together in an experiment: `a + b(2)`."
                                : Phrases.article(kind) + " begins with " + Phrases.either(words) + "."));
        voice.forgetBehind(spot.next(), changes.removeItem(spot.expected()));
        return true;
    }
}
