package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.RESERVED_WORD;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Repairs of names: reserved words, quotes around them, signs and blanks inside them. */
final class NameRepairs {

    private final Voice voice;
    private final Changes changes;
    /** Reserved words that the text uses as names: it was said where they are declared. */
    private final Set<String> declared = new HashSet<>();

    NameRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        return inPieces(spot) || dtype(spot)
                || Words.isReserved(spot.type()) && (branch(spot) || used(spot) || declared(spot))
                || quoted(spot);
    }

    /** {@code edit snow-fall}, {@code experiment 2nd}: a declaration whose name is not one word. */
    private boolean inPieces(Spot spot) {
        boolean begun = spot.previousType() == UnboxLexer.NAME && !spot.betweenItems()
                && (spot.expected().has(UnboxLexer.LEFT_BRACE) || spot.expected().has(UnboxLexer.ASSIGN));
        if (!begun && !spot.expected().nameOnly() || !declares(spot)
                || !voice.sameLine(spot.previous(), spot.next())) {
            return false;
        }
        List<Token> pieces = changes.ahead(token -> isPiece(token.getType()) && voice.sameLine(token, spot.next()));
        boolean single = !begun && pieces.size() == 1 && Words.isReserved(spot.type());
        if (pieces.isEmpty() || single || !ends(spot, pieces)) {
            return false;
        }
        Range range = begun ? Places.range(spot.previous()).to(Places.range(pieces)) : Places.range(pieces);
        String name = name(voice.written(range));
        voice.forget(range);
        voice.say(spot, UNEXPECTED_TEXT, range,
                "A name is one word of letters, digits and `_`"
                        + (Character.isDigit(voice.written(range).charAt(0)) ? ", and begins with no digit" : "") + ": "
                        + Phrases.quote(name) + ".",
                Fix.replace("Write " + name, range, name));
        if (begun) {
            changes.join(pieces.size(), name);
        } else {
            changes.merge(pieces.size(), UnboxLexer.NAME, name);
        }
        return true;
    }

    /** {@code dtype torch.float16}: the checker knows the number formats. */
    private boolean dtype(Spot spot) {
        boolean dotted = spot.type() == UnboxLexer.DOTTED && spot.previousType() == UnboxLexer.DTYPE;
        if (dotted) {
            changes.replace(UnboxLexer.NAME, spot.next().getText());
        }
        return dotted;
    }

    private static boolean declares(Spot spot) {
        return switch (spot.context()) {
            case UnboxParser.EditContext edit -> true;
            case UnboxParser.ExperimentContext experiment -> true;
            case UnboxParser.PromptContext prompt -> true;
            case UnboxParser.RegionContext region -> true;
            case UnboxParser.FeatureContext feature -> true;
            case UnboxParser.NameContext name -> spot.item().getType() != UnboxLexer.MODEL
                    && !(name.getParent() instanceof UnboxParser.OnContext)
                    && !(name.getParent() instanceof UnboxParser.ParameterContext);
            default -> false;
        };
    }

    private static boolean isPiece(int type) {
        return Words.isWordlike(type) || type == UnboxLexer.MINUS || type == UnboxLexer.DOTTED
                || type == UnboxLexer.STAR;
    }

    /** Whether behind the pieces comes what comes behind such a name. */
    private boolean ends(Spot spot, List<Token> pieces) {
        int behind = changes.typeAhead(pieces.size() + 1);
        boolean braces = spot.item().getType() == UnboxLexer.EDIT || spot.item().getType() == UnboxLexer.EXPERIMENT;
        boolean parameters = behind == UnboxLexer.LEFT_PAREN && spot.item().getType() != UnboxLexer.REGION;
        return behind == (braces ? UnboxLexer.LEFT_BRACE : UnboxLexer.ASSIGN) || parameters;
    }

    /** The nearest thing to the text that can be a name. */
    static String name(String written) {
        String name = written.replaceAll("[^\\p{L}\\p{M}\\p{Nd}_]+", "_");
        return Words.isName(name) ? name : "_" + name;
    }

    /** {@code on all}: the checker knows the branches. */
    private boolean branch(Spot spot) {
        boolean branch = spot.context() instanceof UnboxParser.OnContext
                || spot.context() instanceof UnboxParser.NameContext
                        && spot.context().getParent() instanceof UnboxParser.OnContext;
        if (branch && spot.expected().nameOnly() && spot.second() == UnboxLexer.LEFT_BRACE) {
            changes.replace(UnboxLexer.NAME, spot.next().getText());
            return true;
        }
        return false;
    }

    /** A reserved word that is declared as a name, where such a name may stand. */
    private boolean used(Spot spot) {
        boolean named = declared.contains(spot.next().getText()) && spot.expected().value()
                && voice.sameLine(spot.previous(), spot.next());
        if (named) {
            changes.replace(UnboxLexer.NAME, spot.next().getText());
        }
        return named;
    }

    /** A word of the language where a name is expected. */
    private boolean declared(Spot spot) {
        Expected expected = spot.expected();
        boolean assigned = spot.second() == UnboxLexer.ASSIGN || spot.second() == UnboxLexer.COLON;
        boolean usedAsName = switch (spot.second()) {
            case UnboxLexer.ASSIGN -> expected.nameOnly() || inParentheses(spot) && expected.value();
            case UnboxLexer.LEFT_PAREN, UnboxLexer.LEFT_BRACE -> expected.nameOnly();
            case UnboxLexer.COLON -> expected.value();
            case UnboxLexer.COMMA, UnboxLexer.RIGHT_PAREN -> expected.has(UnboxLexer.MISSING_NAME);
            default -> expected.value() && spot.isForeignWord() && voice.sameLine(spot.previous(), spot.next());
        };
        if (usedAsName) {
            String word = spot.next().getText();
            if (spot.second() != UnboxLexer.COLON || !isShape(spot)) {
                voice.say(spot, RESERVED_WORD, spot.range(), Phrases.quote(word)
                        + " is a word of the language and cannot be a name; choose another one.");
            }
            boolean named = expected.nameOnly() || assigned;
            if (named && spot.second() != UnboxLexer.COLON) {
                declared.add(word);
            }
            changes.replace(named ? UnboxLexer.NAME : UnboxLexer.MISSING_VALUE, named ? word : "");
        }
        return usedAsName;
    }

    /** Whether the arguments of a shape stand here: that they have no names is the checker's to say. */
    private static boolean isShape(Spot spot) {
        return new CaretPlaces(spot).call(0).filter(call -> List.of("rect", "ellipse", "mask").contains(call.name()))
                .isPresent();
    }

    private static boolean inParentheses(Spot spot) {
        return spot.previousType() == UnboxLexer.LEFT_PAREN || spot.previousType() == UnboxLexer.COMMA;
    }

    /** {@code experiment "stripes"}: a name in quotes. */
    private boolean quoted(Spot spot) {
        if (!spot.expected().nameOnly() || spot.type() != UnboxLexer.STRING) {
            return false;
        }
        String written = Quotes.strip(spot.next().getText());
        String name = name(written);
        if (written.isEmpty() || name.length() != written.length()) {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                    "A name stands without quotes, and is one word of letters, digits and `_`.");
            changes.replace(UnboxLexer.MISSING_NAME, "");
        } else {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), "A name stands without quotes: " + Phrases.quote(name) + ".",
                    Fix.replace("Remove the quotes", spot.range(), name));
            changes.replace(UnboxLexer.NAME, name);
        }
        return true;
    }
}
