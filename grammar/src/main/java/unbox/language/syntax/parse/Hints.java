package unbox.language.syntax.parse;

import java.util.function.IntPredicate;
import org.antlr.v4.runtime.Token;

/** What could stand where something is missing, in the words of a person who knows the language. */
final class Hints {

    private static final String FEATURES = "come features, such as `up.0.1#4977` or `up.0.1 top 5`";
    private static final String BLOCKS = "come blocks, such as `down.2.1`, or `all`";
    private static final String REGION = "a region, such as `rect(0, 0, 1, 0.5)`";

    private Hints() {}

    /** What comes next where the token of this type is put in: "comes ...". */
    static String missing(Spot spot, int type) {
        int word = spot.item().getType();
        return switch (type) {
            case UnboxLexer.BY -> word == UnboxLexer.SCALE ? "comes `by` and a factor, such as `by 0.5`"
                    : "comes `by` and a strength, such as `by 5`";
            case UnboxLexer.TO -> "comes `to` and a strength, such as `to 5`";
            case UnboxLexer.FROM -> "comes `from` and a prompt";
            case UnboxLexer.STEPS -> "comes `steps` and a window, such as `steps 0..3`";
            case UnboxLexer.ROWS -> "comes `rows` or `columns`, and the names of axes";
            case UnboxLexer.COMPARISON -> "comes `<`, `<=`, `>` or `>=`, and a number";
            case UnboxLexer.ASSIGN -> "comes `=` and " + definition(word);
            case UnboxLexer.LEFT_BRACE -> "come " + (word == UnboxLexer.EXPERIMENT ? "clauses" : "actions")
                    + " in braces";
            case UnboxLexer.MISSING_NAME -> "comes " + name(spot, word);
            case UnboxLexer.MISSING_TEXT -> "comes " + text(word);
            case UnboxLexer.MISSING_SIZE -> "come width and height, such as `512 x 512`";
            case UnboxLexer.NUMBER -> spot.previousType() == UnboxLexer.RANGE ? "comes the number that ends the range"
                    : "comes a number";
            case UnboxLexer.MISSING_VALUE -> value(spot, word);
            default -> "comes `" + Words.spelled(type) + "`";
        };
    }

    private static String definition(int word) {
        return switch (word) {
            case UnboxLexer.PROMPT -> "a text in double quotes";
            case UnboxLexer.FEATURE_WORD -> "features, such as `up.0.1#4977`";
            default -> REGION;
        };
    }

    private static String name(Spot spot, int word) {
        return switch (spot.previousType()) {
            case UnboxLexer.ROWS, UnboxLexer.COLUMNS -> "the name of an axis, such as `seed`";
            case UnboxLexer.LEFT_PAREN -> "the name of a parameter";
            case UnboxLexer.STEPS -> "a window, such as `0..3`";
            case UnboxLexer.TOP -> "how many, such as `top 10`";
            case UnboxLexer.ON -> "`cond`, `uncond`, `both` or `opposed`";
            case UnboxLexer.DTYPE -> "a number format, such as `float16`";
            default -> word == UnboxLexer.FEATURE_WORD ? "a name, or a feature and its label" : "a name";
        };
    }

    private static String text(int word) {
        return switch (word) {
            case UnboxLexer.MODEL -> "the model in double quotes: a hub id, a folder or the name of a built-in one";
            case UnboxLexer.SAES -> "a hub id or a folder in double quotes";
            case UnboxLexer.IMPORT -> "the path of a file in double quotes";
            case UnboxLexer.SAVE -> "a path in double quotes, such as `\"out/{edit}-{seed}.png\"`";
            default -> "a text in double quotes";
        };
    }

    private static String value(Spot spot, int word) {
        return switch (spot.previousType()) {
            case UnboxLexer.BY, UnboxLexer.COMPARISON -> "comes a number";
            case UnboxLexer.TO -> "comes a strength, such as `5`";
            case UnboxLexer.FROM, UnboxLexer.UNLIKE -> "comes a prompt";
            case UnboxLexer.IN, UnboxLexer.OUTSIDE, UnboxLexer.NOT, UnboxLexer.AND, UnboxLexer.OR -> "comes a region";
            case UnboxLexer.PLUS -> word == UnboxLexer.EDIT ? "comes another edit" : "comes a value";
            case UnboxLexer.EACH -> "comes the name of a list, or `all`";
            case UnboxLexer.ASSIGN -> word == UnboxLexer.REGION ? "comes " + REGION
                    : word == UnboxLexer.FEATURE_WORD ? "come " + definition(word) : "comes a value";
            default -> spot.previous() == spot.item() ? first(word) : "comes a value";
        };
    }

    /** What comes right behind a word that begins an action or a clause. */
    private static String first(int word) {
        return switch (word) {
            case UnboxLexer.ADD, UnboxLexer.SCALE, UnboxLexer.REMOVE, UnboxLexer.SET, UnboxLexer.COPY,
                    UnboxLexer.ONLY, UnboxLexer.HEATMAP ->
                FEATURES;
            case UnboxLexer.SKIP_WORD, UnboxLexer.RECONSTRUCT, UnboxLexer.EXPLORE -> BLOCKS;
            case UnboxLexer.MEASURE, UnboxLexer.EXPECT -> "comes what is measured, such as `change in face`";
            case UnboxLexer.PROMPT, UnboxLexer.NEGATIVE -> "comes a text in double quotes, or the name of a prompt";
            case UnboxLexer.EDIT -> "come the edits to compare, such as `none`";
            default -> "comes a number";
        };
    }

    /** The sign or word that was forgotten before a value, or EPSILON where none would help. */
    static int forgotten(Spot spot, IntPredicate ahead) {
        Expected expected = spot.expected();
        int required = expected.between().orElse(Token.EPSILON);
        if (required != Token.EPSILON && leads(required, spot.next())
                && !(required == UnboxLexer.COLON && spot.previousType() != UnboxLexer.NAME) && !ahead.test(required)) {
            return required;
        }
        boolean change = spot.previous().getText().equals("change");
        if (expected.has(UnboxLexer.IN) && leads(UnboxLexer.IN, spot.next())
                && (change || !expected.has(UnboxLexer.COMMA))) {
            return UnboxLexer.IN;
        }
        if (expected.has(UnboxLexer.COMMA)) {
            return UnboxLexer.COMMA;
        }
        boolean factor = expected.has(UnboxLexer.BY) && spot.type() == UnboxLexer.NUMBER;
        return factor ? UnboxLexer.BY : Token.EPSILON;
    }

    /** Whether a value that begins with the token makes sense behind the word or sign. */
    static boolean leads(int sign, Token token) {
        int value = token.getType();
        boolean named = value == UnboxLexer.NAME || value == UnboxLexer.LEFT_PAREN;
        boolean number = value == UnboxLexer.NUMBER || value == UnboxLexer.MINUS;
        return switch (sign) {
            case UnboxLexer.BY, UnboxLexer.TO, UnboxLexer.STEPS, UnboxLexer.COMPARISON -> named || number;
            case UnboxLexer.FROM -> named || value == UnboxLexer.STRING;
            case UnboxLexer.IN -> named || value == UnboxLexer.NOT;
            case UnboxLexer.COLON -> !named;
            default -> true;
        };
    }
}
