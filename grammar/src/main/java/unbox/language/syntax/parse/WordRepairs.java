package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISPLACED_STATEMENT;
import static unbox.language.problem.ProblemCode.RESERVED_WORD;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;
import static unbox.language.problem.ProblemCode.UNKNOWN_WORD;

import java.util.Optional;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;

/** Repairs of words: misspelt, unknown, reserved, or in the wrong place. */
final class WordRepairs {

    private final Voice voice;
    private final Changes changes;

    WordRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        boolean name = spot.type() == UnboxLexer.NAME || Words.isContextual(spot.type());
        return name && misspelt(spot) || Words.isReserved(spot.type()) && usedAsName(spot) || settings(spot)
                || betweenItems(spot) || Words.begins(spot.type()) && spot.expected().complete() && misplaced(spot);
    }

    /** A name where a word would do that looks like it. */
    private boolean misspelt(Spot spot) {
        Expected expected = spot.expected();
        boolean begins = spot.betweenItems() || voice.isFirstOnLine(spot.next());
        if (!begins && expected.complete() && !Words.beginsValue(spot.second())) {
            return false;
        }
        String written = spot.next().getText();
        Optional<String> meant = Nearest.to(written,
                expected.words(word -> begins || !Words.begins(word)));
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
        boolean usedAsName = switch (spot.second()) {
            case UnboxLexer.ASSIGN -> expected.nameOnly() || inParentheses(spot) && expected.value();
            case UnboxLexer.LEFT_PAREN, UnboxLexer.LEFT_BRACE -> expected.nameOnly();
            case UnboxLexer.COLON -> expected.value();
            case UnboxLexer.COMMA, UnboxLexer.RIGHT_PAREN -> expected.has(UnboxLexer.MISSING_NAME);
            default -> Words.CONNECTIVES.contains(spot.second()) && Words.begins(spot.type()) && expected.value();
        };
        if (usedAsName) {
            voice.say(spot, RESERVED_WORD, spot.range(), Phrases.quote(spot.next().getText())
                    + " is a word of the language and cannot be a name; choose another one.");
            boolean named = expected.nameOnly() || spot.second() == UnboxLexer.COLON
                    || spot.second() == UnboxLexer.ASSIGN;
            changes.replace(named ? UnboxLexer.NAME : UnboxLexer.MISSING_VALUE, named ? spot.next().getText() : "");
        }
        return usedAsName;
    }

    private static boolean inParentheses(Spot spot) {
        return spot.previousType() == UnboxLexer.LEFT_PAREN || spot.previousType() == UnboxLexer.COMMA;
    }

    /** Settings of a model without braces around them. */
    private boolean settings(Spot spot) {
        boolean setting = spot.type() == UnboxLexer.DTYPE || spot.type() == UnboxLexer.SIZE_WORD;
        if (!setting || !spot.expected().has(UnboxLexer.LEFT_BRACE) || !spot.expected().complete()) {
            return false;
        }
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), "Settings of a model stand in braces: `{ "
                + spot.next().getText() + " ... }`.");
        changes.wrap(token -> !Words.begins(token.getType()));
        return true;
    }

    /** Something that can begin nothing where a statement, an action or a clause should. */
    private boolean betweenItems(Spot spot) {
        boolean newLine = voice.isFirstOnLine(spot.next()) && spot.expected().complete()
                && (spot.type() == UnboxLexer.NAME || Words.isContextual(spot.type()));
        if (!newLine && !spot.betweenItems() || Words.begins(spot.type()) || spot.type() == Token.EOF) {
            return false;
        }
        String kind = Phrases.kind(spot.expected());
        boolean trails = spot.previous() != null && voice.sameLine(spot.previous(), spot.next())
                && spot.previousType() != UnboxLexer.LEFT_BRACE;
        if (Words.isSetting(spot.type()) && spot.betweenItems()) {
            return misplaced(spot);
        }
        if (trails) {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), Phrases.quote(spot.next().getText())
                    + " is not expected after " + voice.soFar(spot) + ".");
        } else {
            voice.say(spot, UNKNOWN_WORD, spot.range(), Phrases.quote(spot.next().getText()) + " begins no " + kind
                    + "; it begins with " + Phrases.either(spot.expected().words(word -> true)) + ".");
        }
        changes.removeItem();
        return true;
    }

    /** A statement, action, clause or setting where another kind stands. */
    private boolean misplaced(Spot spot) {
        voice.say(spot, MISPLACED_STATEMENT, spot.range(), Phrases.quote(spot.next().getText()) + " belongs "
                + Phrases.home(spot.type(), spot.expected()) + ", not " + Phrases.here(spot.expected()) + ".");
        changes.removeItem();
        return true;
    }
}
