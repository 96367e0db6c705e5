package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISPLACED_STATEMENT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Range;

/** Repairs of statements, actions and clauses as a whole: in the wrong place, or with something around them. */
final class ItemRepairs {

    private final Voice voice;
    private final Changes changes;
    /** The token before the last misplaced item; whole runs of them are one mistake. */
    private Token beforeMisplaced;
    private String lastHome = "";

    ItemRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** {@code return skip mid.0}, {@code * feature ...}: something before the word that begins an item. */
    void tooMuch(Spot spot) {
        String word = spot.behind().getText();
        voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                Phrases.quote(spot.next().getText()) + " is too much before " + Phrases.quote(word) + ".",
                Fix.replace("Remove it", new Range(spot.range().start(), spot.behind().getStartIndex()), ""));
        changes.remove(1);
    }

    /** {@code snowfall edit(strength) ...}: a declaration whose name stands before its word. */
    boolean nameFirst(Spot spot) {
        boolean declares = spot.second() >= UnboxLexer.PROMPT && spot.second() <= UnboxLexer.EXPERIMENT;
        int third = changes.typeAhead(3);
        boolean nameless = third == UnboxLexer.LEFT_PAREN || third == UnboxLexer.LEFT_BRACE
                || third == UnboxLexer.ASSIGN;
        if (spot.type() != UnboxLexer.NAME || !declares || !nameless) {
            return false;
        }
        Range range = spot.range().to(Places.range(spot.behind()));
        String right = spot.behind().getText() + " " + spot.next().getText();
        voice.say(spot, UNEXPECTED_TEXT, range, "The word stands before the name: " + Phrases.quote(right) + ".",
                Fix.replace("Change the order", range, right));
        List<Token> both = changes.remove(2);
        both.forEach(changes::insert);
        return true;
    }

    /** {@code remove fur and skip mid.0}. */
    void andBetweenItems(Spot spot) {
        voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                "Actions and clauses follow each other without `and`.",
                Fix.replace("Remove and", spot.gap().to(spot.range()), ""));
        changes.remove(1);
    }

    /** {@code add fur by 3 on face}. */
    void onForIn(Spot spot) {
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), "Here stands `in`, not `on`.",
                Fix.replace("Write in", spot.range(), "in"));
        changes.replace(UnboxLexer.IN, "in");
    }

    /** A list with a dash before each of its values. */
    void bullet(Spot spot) {
        List<Token> list = changes.ahead(token -> Words.beginsValue(token.getType()) || !Words.begins(token.getType())
                && !Words.closes(token.getType()));
        List<Replacement> fixes = new ArrayList<>();
        int end = spot.gap().start();
        for (Token token : list) {
            if (token.getType() == UnboxLexer.MINUS && voice.isFirstOnLine(token)) {
                boolean first = fixes.isEmpty();
                fixes.add(first
                        ? new Replacement(new Range(end, token.getStopIndex() + 1), "")
                        : new Replacement(new Range(end, token.getStopIndex() + 1), ","));
            }
            end = token.getStopIndex() + 1;
        }
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), "Values stand in one list, separated by `,`, without `-`.",
                new Fix("Write one list", fixes));
        if (spot.expected().has(UnboxLexer.COMMA)) {
            changes.replace(UnboxLexer.COMMA, ",");
        } else {
            changes.remove(1);
        }
    }

    /** A comma behind a whole item. */
    boolean comma(Spot spot) {
        boolean last = spot.expected().complete() && !spot.expected().has(UnboxLexer.COMMA)
                && spot.previous() != null;
        boolean next = Words.begins(spot.second()) || Words.isSetting(spot.second()) || Words.closes(spot.second())
                || spot.second() == Token.EOF;
        if (spot.type() != UnboxLexer.COMMA || !last || !next) {
            return false;
        }
        voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                "No `,` stands between " + Phrases.kind(spot.expected()) + "s.", voice.removal(spot, spot.range()));
        changes.remove();
        return true;
    }

    /** Settings of a model without braces around them. */
    boolean settings(Spot spot) {
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
    boolean trailing(Spot spot) {
        if (!spot.betweenItems() || spot.previous() == null || spot.isBehindBrace() || spot.type() == Token.EOF
                || !voice.sameLine(spot.previous(), spot.next())) {
            return false;
        }
        String message = Surplus.message(spot, voice.soFar(spot));
        if (Words.beginsValue(spot.second()) && !Words.isContextual(spot.second())) {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), message);
        } else {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), message, voice.removal(spot, spot.range()));
        }
        changes.remove();
        return true;
    }

    /** A statement, action, clause or setting where another kind stands. */
    boolean misplaced(Spot spot) {
        boolean setting = Words.isSetting(spot.type()) && (spot.betweenItems()
                || voice.isFirstOnLine(spot.next()) && spot.second() == UnboxLexer.SIZE);
        if (!Words.begins(spot.type()) && !setting || !spot.expected().complete()) {
            return false;
        }
        misplace(spot);
        return true;
    }

    /** Leaves a misplaced item out; several together are said once. */
    void misplace(Spot spot) {
        String home = Phrases.home(spot.type(), spot.expected());
        boolean again = home.equals(lastHome) && spot.previous() == beforeMisplaced && spot.betweenItems();
        boolean declaration = spot.expected().has(spot.type());
        List<Token> item = changes.removeItem(spot.expected());
        voice.forgetBehind(spot.next(), item);
        if (!again) {
            String written = Phrases.quote(spot.next().getText()) + (declaration ? " with a definition" : "");
            voice.say(spot, MISPLACED_STATEMENT, spot.range(),
                    written + " belongs " + home + ", not " + Phrases.here(spot.expected()) + ".",
                    moved(spot, item));
        }
        lastHome = home;
        beforeMisplaced = spot.previous();
    }

    /** {@code edit add fur by 3} in an experiment. */
    void actionForEdit(Spot spot) {
        List<Token> action = changes.removeItem(spot.expected());
        voice.forgetBehind(spot.next(), action);
        Range range = Places.range(action);
        String written = voice.written(range);
        voice.say(spot, MISPLACED_STATEMENT, range,
                "Here stands the name of an edit; what it does stands at the top level: "
                        + Phrases.quote("edit name { " + written + " }") + ".",
                declared(spot, range, "edited", written));
        changes.insert(UnboxLexer.MISSING_VALUE, "", range.end());
    }

    /** An edit with a name, before the statement that the action stands in. */
    private static Fix declared(Spot spot, Range range, String name, String written) {
        ParserRuleContext around = spot.context();
        while (!(around instanceof UnboxParser.StatementContext)) {
            around = around.getParent();
        }
        return new Fix("Make an edit of it",
                List.of(new Replacement(Range.at(around.getStart().getStartIndex()),
                        "edit " + name + " {\n  " + written + "\n}\n\n"), new Replacement(range, name)));
    }

    /** What belongs to the top level can stand before the statement that it stands in. */
    private Fix[] moved(Spot spot, List<Token> item) {
        ParserRuleContext around = spot.context();
        while (around != null && !(around instanceof UnboxParser.StatementContext)) {
            around = around.getParent();
        }
        boolean atTop = Phrases.home(spot.type(), spot.expected()).equals(Phrases.TOP);
        if (!atTop || around == null || !voice.isFirstOnLine(spot.next())) {
            return new Fix[0];
        }
        Range range = Places.range(item);
        return new Fix[]{new Fix("Move it out of the braces",
                List.of(new Replacement(Range.at(around.getStart().getStartIndex()), voice.written(range) + "\n\n"),
                        new Replacement(voice.lines(range), "")))};
    }

    /** {@code add 8 fur}. */
    void strengthFirst(Spot spot) {
        int word = spot.item().getType();
        String sign = word == UnboxLexer.SET ? " to " : " by ";
        Range range = spot.range().to(Places.range(spot.behind()));
        String right = spot.behind().getText() + sign + spot.next().getText();
        voice.say(spot, UNEXPECTED_TEXT, range, "The features stand before the number: " + Phrases.quote(right) + ".",
                Fix.replace("Change the order", range, right));
        Token number = changes.remove(1).getFirst();
        Token feature = changes.remove(1).getFirst();
        changes.insert(UnboxLexer.NUMBER, number.getText(), feature.getStopIndex() + 1);
        changes.insert(word == UnboxLexer.SET ? UnboxLexer.TO : UnboxLexer.BY, "", feature.getStopIndex() + 1);
        changes.insert(feature);
    }
}
