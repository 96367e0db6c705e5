package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISPLACED_STATEMENT;
import static unbox.language.problem.ProblemCode.RESERVED_WORD;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;
import static unbox.language.problem.ProblemCode.UNKNOWN_WORD;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;
import unbox.language.syntax.Range;

/** Repairs of words: misspelt, unknown, reserved, or in the wrong place. */
final class WordRepairs {

    private final Voice voice;
    private final Changes changes;
    /** The token before the last misplaced item; whole runs of them are one mistake. */
    private Token beforeMisplaced;
    private String lastHome = "";

    WordRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        boolean name = spot.type() == UnboxLexer.NAME || Words.isContextual(spot.type());
        if (name && misspelt(spot) || Words.isReserved(spot.type()) && usedAsName(spot) || settings(spot)) {
            return true;
        }
        boolean begins = Words.begins(spot.type()) || Words.isSetting(spot.type()) && spot.betweenItems();
        if (begins && spot.expected().complete()) {
            misplaced(spot);
            return true;
        }
        return trailing(spot) || unknown(spot);
    }

    /** A name where a word would do that looks like it. */
    private boolean misspelt(Spot spot) {
        Expected expected = spot.expected();
        boolean begins = spot.betweenItems() || voice.isFirstOnLine(spot.next());
        if (!begins && expected.complete() && !Words.beginsValue(spot.second())) {
            return false;
        }
        String written = spot.next().getText();
        Optional<String> meant = Nearest.to(written, expected.words(word -> begins || !Words.begins(word)));
        meant.ifPresent(word -> {
            voice.say(spot, UNKNOWN_WORD, spot.range(),
                    Phrases.quote(written) + " is no word of the language; did you mean " + Phrases.quote(word) + "?",
                    Fix.replace("Write " + word, spot.range(), word));
            changes.replace(Words.type(word), word);
        });
        return meant.isPresent();
    }

    /** A word of the language where a name is expected. */
    private boolean usedAsName(Spot spot) {
        Expected expected = spot.expected();
        boolean declared = spot.second() == UnboxLexer.ASSIGN || spot.second() == UnboxLexer.COLON;
        boolean usedAsName = switch (spot.second()) {
            case UnboxLexer.ASSIGN -> expected.nameOnly() || inParentheses(spot) && expected.value();
            case UnboxLexer.LEFT_PAREN, UnboxLexer.LEFT_BRACE -> expected.nameOnly();
            case UnboxLexer.COLON -> expected.value();
            case UnboxLexer.COMMA, UnboxLexer.RIGHT_PAREN -> expected.has(UnboxLexer.MISSING_NAME);
            default -> expected.value() && spot.isForeignWord() && voice.sameLine(spot.previous(), spot.next());
        };
        if (usedAsName) {
            voice.say(spot, RESERVED_WORD, spot.range(), Phrases.quote(spot.next().getText())
                    + " is a word of the language and cannot be a name; choose another one.");
            boolean named = expected.nameOnly() || declared;
            changes.replace(named ? UnboxLexer.NAME : UnboxLexer.MISSING_VALUE, named ? spot.next().getText() : "");
        }
        return usedAsName;
    }

    private static boolean inParentheses(Spot spot) {
        return spot.previousType() == UnboxLexer.LEFT_PAREN || spot.previousType() == UnboxLexer.COMMA;
    }

    /** Settings of a model without braces around them. */
    private boolean settings(Spot spot) {
        if (!Words.isSetting(spot.type()) || !(spot.expected().has(UnboxLexer.LEFT_BRACE)
                && spot.expected().complete())) {
            return false;
        }
        Range range = Places.range(changes.wrap(token -> !Words.begins(token.getType())));
        String right = "{ " + voice.written(range) + " }";
        voice.say(spot, UNEXPECTED_TEXT, range,
                "The settings of a model stand in braces: " + Phrases.quote(right) + ".",
                Fix.replace("Put them in braces", range, right));
        return true;
    }

    /** Something behind a whole statement, action or clause, on the same line. */
    private boolean trailing(Spot spot) {
        if (!spot.betweenItems() || spot.previous() == null || spot.isBehindBrace() || spot.type() == Token.EOF
                || !voice.sameLine(spot.previous(), spot.next())) {
            return false;
        }
        String message = Hints.unexpected(spot, voice.soFar(spot));
        if (Words.beginsValue(spot.second()) && !Words.isContextual(spot.second())) {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), message);
        } else {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), message, voice.removal(spot, spot.range()));
        }
        changes.remove();
        return true;
    }

    /** Something that can begin nothing where a statement, an action, a clause or a setting should. */
    private boolean unknown(Spot spot) {
        boolean name = spot.type() == UnboxLexer.NAME || Words.isContextual(spot.type());
        boolean listed = spot.expected().has(UnboxLexer.COMMA) && !Words.beginsValue(spot.second());
        boolean newLine = name && spot.expected().complete() && voice.isFirstOnLine(spot.next()) && !listed;
        if (!newLine && !spot.betweenItems() || spot.type() == Token.EOF) {
            return false;
        }
        String kind = Phrases.kind(spot.expected());
        List<String> words = spot.expected().words(word -> Words.begins(word) || Words.isSetting(word));
        voice.say(spot, name ? UNKNOWN_WORD : UNEXPECTED_TEXT, spot.range(),
                Phrases.quote(spot.next().getText()) + " begins no " + kind + ". " + Phrases.article(kind)
                        + " begins with " + Phrases.either(words) + ".");
        changes.removeItem(spot.expected());
        return true;
    }

    /** A statement, action, clause or setting where another kind stands. */
    private void misplaced(Spot spot) {
        String home = Phrases.home(spot.type(), spot.expected());
        boolean again = home.equals(lastHome) && spot.previous() == beforeMisplaced && spot.betweenItems();
        if (!again) {
            boolean declaration = spot.expected().has(spot.type());
            String written = declaration ? Phrases.quote(spot.next().getText()) + " with a definition"
                    : Phrases.quote(spot.next().getText());
            voice.say(spot, MISPLACED_STATEMENT, spot.range(),
                    written + " belongs " + home + ", not " + Phrases.here(spot.expected()) + ".");
        }
        lastHome = home;
        beforeMisplaced = spot.previous();
        changes.removeItem(spot.expected());
    }
}
