package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.antlr.v4.runtime.Token;

/** What could stand where something is missing or too much, in the words of a person who knows the language. */
final class Hints {

    private static final String FEATURES = "features, such as `up.0.1#4977` or `up.0.1 top 5`";
    private static final String BLOCKS = "blocks, such as `down.2.1`, or `all`";
    private static final String REGION = "a region, such as `rect(0, 0, 1, 0.5)`";

    private Hints() {}

    /** What comes next where the token of this type is put in. */
    static String missing(Spot spot, int type) {
        int word = spot.item().getType();
        return switch (type) {
            case UnboxLexer.BY -> word == UnboxLexer.SCALE ? "`by` and a factor, such as `by 0.5`"
                    : "`by` and a strength, such as `by 5`";
            case UnboxLexer.TO -> "`to` and a strength, such as `to 5`";
            case UnboxLexer.FROM -> "`from` and a prompt";
            case UnboxLexer.STEPS -> "`steps` and a window, such as `steps 0..3`";
            case UnboxLexer.ROWS -> "`rows` or `columns` and the names of axes";
            case UnboxLexer.COMPARISON -> "`<`, `<=`, `>` or `>=` and a number";
            case UnboxLexer.ASSIGN -> "`=` and " + definition(word);
            case UnboxLexer.LEFT_BRACE -> "`{`, its " + (word == UnboxLexer.EXPERIMENT ? "clauses" : "actions")
                    + " and `}`";
            case UnboxLexer.MISSING_NAME -> name(spot, word);
            case UnboxLexer.MISSING_TEXT -> text(word);
            case UnboxLexer.MISSING_SIZE -> "width and height, such as `512 x 512`";
            case UnboxLexer.NUMBER -> spot.previousType() == UnboxLexer.RANGE ? "the number that ends the range"
                    : "a number";
            case UnboxLexer.MISSING_VALUE -> value(spot, word);
            default -> "`" + Words.spelled(type) + "`";
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
        if (spot.previousType() == UnboxLexer.ROWS || spot.previousType() == UnboxLexer.COLUMNS) {
            return "the name of an axis, such as `seed`";
        }
        if (spot.previousType() == UnboxLexer.LEFT_PAREN) {
            return "the name of a parameter";
        }
        return switch (word) {
            case UnboxLexer.ON -> "`cond`, `uncond`, `both` or `opposed`";
            case UnboxLexer.DTYPE -> "a number format, such as `float16`";
            case UnboxLexer.FEATURE_WORD -> "a name, or a feature and its label";
            default -> "a name";
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
            case UnboxLexer.BY, UnboxLexer.COMPARISON -> "a number";
            case UnboxLexer.TO -> word == UnboxLexer.SET ? "a strength, such as `5`" : "a number";
            case UnboxLexer.FROM, UnboxLexer.UNLIKE -> "a prompt";
            case UnboxLexer.IN, UnboxLexer.OUTSIDE, UnboxLexer.NOT, UnboxLexer.AND, UnboxLexer.OR -> "a region";
            case UnboxLexer.PLUS -> "another edit";
            case UnboxLexer.TOP -> "how many";
            case UnboxLexer.STEPS -> word == UnboxLexer.DURING ? "a window, such as `0..3`" : "numbers";
            case UnboxLexer.EACH -> "the name of a list, or `all`";
            case UnboxLexer.ASSIGN -> word == UnboxLexer.REGION || word == UnboxLexer.FEATURE_WORD ? definition(word)
                    : "a value";
            default -> spot.previous() == spot.item() ? first(word) : "a value";
        };
    }

    /** What comes right behind a word that begins an action or a clause. */
    private static String first(int word) {
        return switch (word) {
            case UnboxLexer.ADD, UnboxLexer.SCALE, UnboxLexer.REMOVE, UnboxLexer.SET, UnboxLexer.COPY,
                    UnboxLexer.ONLY, UnboxLexer.HEATMAP ->
                FEATURES;
            case UnboxLexer.SKIP_WORD, UnboxLexer.RECONSTRUCT, UnboxLexer.EXPLORE -> BLOCKS;
            case UnboxLexer.MEASURE, UnboxLexer.EXPECT -> "what is measured, such as `change in face`";
            case UnboxLexer.PROMPT, UnboxLexer.NEGATIVE -> "a text in double quotes, or the name of a prompt";
            case UnboxLexer.EDIT -> "the edits to compare, such as `none`";
            default -> "a number";
        };
    }

    /** The sign or word that was forgotten before a value, or EPSILON where none would help. */
    static int forgotten(Spot spot, IntPredicate ahead) {
        Expected expected = spot.expected();
        int required = expected.between().orElse(Token.EPSILON);
        if (required != Token.EPSILON && leads(required, spot.type()) && !ahead.test(required)) {
            return required;
        }
        boolean change = spot.previous().getText().equals("change");
        if (expected.has(UnboxLexer.IN) && leads(UnboxLexer.IN, spot.type())
                && (change || !expected.has(UnboxLexer.COMMA))) {
            return UnboxLexer.IN;
        }
        if (expected.has(UnboxLexer.COMMA)) {
            return UnboxLexer.COMMA;
        }
        boolean factor = expected.has(UnboxLexer.BY) && spot.type() == UnboxLexer.NUMBER;
        return factor ? UnboxLexer.BY : Token.EPSILON;
    }

    /** Whether a value that begins so makes sense behind the word or sign. */
    private static boolean leads(int sign, int value) {
        boolean named = value == UnboxLexer.NAME || value == UnboxLexer.LEFT_PAREN;
        return switch (sign) {
            case UnboxLexer.BY, UnboxLexer.TO, UnboxLexer.STEPS, UnboxLexer.COMPARISON -> named
                    || value == UnboxLexer.NUMBER || value == UnboxLexer.MINUS;
            case UnboxLexer.FROM -> named || value == UnboxLexer.STRING;
            case UnboxLexer.IN -> named || value == UnboxLexer.NOT;
            default -> true;
        };
    }

    /** What to say of a token that is too much. */
    static String unexpected(Spot spot, String soFar) {
        String written = Phrases.quote(spot.next().getText());
        int word = spot.item().getType();
        boolean assigns = spot.type() == UnboxLexer.ASSIGN || spot.type() == UnboxLexer.COLON;
        if (assigns && spot.previous() == spot.item()) {
            return Phrases.word(word) + " takes no " + written + ".";
        }
        if (spot.type() == UnboxLexer.COMMA && spot.expected().value()) {
            return "A value is missing before this `,`.";
        }
        List<String> could = could(spot.expected());
        return written + " is not expected after " + soFar
                + (could.isEmpty() ? "." : "; " + Phrases.list(could, " or ") + " could stand here.");
    }

    private static List<String> could(Expected expected) {
        List<String> could = new ArrayList<>();
        if (expected.value()) {
            could.add("a value");
        } else if (expected.has(UnboxLexer.MISSING_NAME)) {
            could.add("a name");
        } else if (expected.has(UnboxLexer.NUMBER)) {
            could.add("a number");
        } else if (expected.has(UnboxLexer.MISSING_SIZE)) {
            could.add("a size such as `512 x 512`");
        }
        for (int type : new int[]{UnboxLexer.ASSIGN, UnboxLexer.COMMA, UnboxLexer.BY, UnboxLexer.TO, UnboxLexer.FROM,
                UnboxLexer.RAW, UnboxLexer.IN, UnboxLexer.STEPS, UnboxLexer.ROWS, UnboxLexer.COLUMNS}) {
            if (expected.has(type) && !(type == UnboxLexer.TO && expected.complete())) {
                could.add(Phrases.word(type));
            }
        }
        if (expected.complete()) {
            could.add("the next " + Phrases.kind(expected));
        }
        return could;
    }
}
