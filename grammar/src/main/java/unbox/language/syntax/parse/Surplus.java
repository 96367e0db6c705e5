package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to say of a token that is too much. */
final class Surplus {

    private Surplus() {}

    /** @param soFar what was read before it, as messages show it */
    static String message(Spot spot, String soFar) {
        return ofSign(spot).or(() -> ofItem(spot)).orElseGet(() -> {
            List<String> could = could(spot.expected());
            return Phrases.quote(spot.next().getText()) + " is not expected after " + soFar
                    + (could.isEmpty() ? "." : "; " + Phrases.list(could, " or ") + " could stand here.");
        });
    }

    /** A sign that would stand elsewhere. */
    private static Optional<String> ofSign(Spot spot) {
        String written = Phrases.quote(spot.next().getText());
        Expected expected = spot.expected();
        boolean assigns = spot.type() == UnboxLexer.ASSIGN || spot.type() == UnboxLexer.COLON;
        boolean sign = assigns || spot.type() == UnboxLexer.BAD_COMPARISON;
        boolean joins = spot.type() == UnboxLexer.COMMA || spot.type() == UnboxLexer.AND
                || spot.type() == UnboxLexer.OR;
        if (joins && expected.value()) {
            return Optional.of("A value is missing before this " + written + ".");
        }
        if (spot.type() == UnboxLexer.COMMA && Words.CONNECTIVES.contains(spot.second())) {
            return Optional.of("No `,` stands before " + Phrases.quote(spot.behind().getText()) + ".");
        }
        if (spot.type() == UnboxLexer.PLUS && expected.value()) {
            return Optional.of("A number stands without `+`.");
        }
        if (sign && expected.has(UnboxLexer.LEFT_BRACE) && spot.previous() != spot.item()) {
            return Optional.of("No " + written + " stands before `{`.");
        }
        return sign && expected.has(UnboxLexer.STRING) && spot.previousType() == UnboxLexer.FEATURE
                ? Optional.of("A label stands right behind its feature, without " + written + ".")
                : Optional.empty();
    }

    /** Something that others of its kind take, but not this statement, action or clause. */
    private static Optional<String> ofItem(Spot spot) {
        Expected expected = spot.expected();
        String item = Phrases.quote(spot.item().getText());
        boolean assigns = spot.type() == UnboxLexer.ASSIGN || spot.type() == UnboxLexer.COLON;
        boolean head = expected.has(UnboxLexer.ASSIGN) || expected.has(UnboxLexer.LEFT_BRACE);
        if (spot.type() == UnboxLexer.LEFT_PAREN && head) {
            return Optional.of(item + " takes no parameters; only prompts and edits do.");
        }
        if (spot.type() == UnboxLexer.BY && spot.item().getType() == UnboxLexer.REMOVE) {
            return Optional.of("`remove` takes no strength; `scale` does: `scale fur by 0.5` weakens it.");
        }
        boolean word = spot.type() == UnboxLexer.RAW
                || Words.CONNECTIVES.contains(spot.type()) && !expected.has(UnboxLexer.IN);
        return word || assigns && spot.previous() == spot.item()
                ? Optional.of(item + " takes no " + Phrases.quote(spot.next().getText()) + ".")
                : Optional.empty();
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
            boolean axes = type == UnboxLexer.ROWS || type == UnboxLexer.COLUMNS;
            boolean name = axes && expected.has(UnboxLexer.MISSING_NAME);
            boolean ambiguous = expected.complete() && (type == UnboxLexer.TO || type == UnboxLexer.STEPS);
            if (expected.has(type) && !name && !ambiguous) {
                could.add(Phrases.word(type));
            }
        }
        if (expected.complete()) {
            could.add("the next " + Phrases.kind(expected));
        }
        return could;
    }
}
