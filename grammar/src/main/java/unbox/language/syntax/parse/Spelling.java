package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;
import static unbox.language.problem.ProblemCode.UNTERMINATED_COMMENT;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/**
 * From the lexer's tokens to those that the parser sees. What is wrong wherever it stands is said here, and taken for
 * what was meant or left out.
 */
final class Spelling {

    private final Complaints complaints;
    private final Lines lines;
    private final String text;

    Spelling(Complaints complaints, Lines lines, String text) {
        this.complaints = complaints;
        this.lines = lines;
        this.text = text;
    }

    /** The visible tokens, the end of the file the last of them. */
    List<CommonToken> read(List<CommonToken> tokens) {
        var spelled = new Spelled(tokens, lines);
        var numbers = new NumberSpelling(spelled, complaints, lines);
        var features = new FeatureSpelling(spelled, complaints, lines);
        var quotes = new QuoteSpelling(spelled, complaints, lines, text);
        var characters = new CharacterSpelling(spelled, complaints, lines);
        while (spelled.hasNext()) {
            CommonToken token = spelled.take();
            switch (token.getType()) {
                case UnboxLexer.STRING -> quotes.text(token);
                case UnboxLexer.UNTERMINATED_STRING -> quotes.unterminated(token);
                case UnboxLexer.OTHER_QUOTES -> quotes.other(token);
                case UnboxLexer.PREFIXED_STRING -> quotes.prefixed(token);
                case UnboxLexer.NUMBER -> numbers.number(token);
                case UnboxLexer.BAD_NUMBER -> numbers.bad(token);
                case UnboxLexer.CALCULATION -> numbers.calculation(token);
                case UnboxLexer.BAD_RANGE -> numbers.badRange(token);
                case UnboxLexer.BLOCK -> features.block(token);
                case UnboxLexer.FEATURE -> features.feature(token);
                case UnboxLexer.UNFINISHED_BLOCK -> features.unfinishedBlock(token);
                case UnboxLexer.HASH_INDEX -> features.index(token);
                case UnboxLexer.HASH_COMMENT, UnboxLexer.OTHER_COMMENT -> otherComment(token);
                case UnboxLexer.BLOCK_COMMENT -> comment(token);
                case UnboxLexer.SEMICOLON -> semicolon(token, spelled);
                case UnboxLexer.ENTITY, UnboxLexer.OTHER -> characters.read(token);
                default -> other(token, spelled);
            }
        }
        characters.finish();
        return spelled.visible();
    }

    private static void other(CommonToken token, Spelled spelled) {
        if (token.getChannel() == Token.DEFAULT_CHANNEL) {
            spelled.add(token);
        }
    }

    private void comment(CommonToken token) {
        String comment = token.getText();
        if (comment.length() < 4 || !comment.endsWith("*/")) {
            Range range = Places.range(token);
            int end = lines.end(range.start());
            complaints.add(UNTERMINATED_COMMENT, new Range(range.start(), range.start() + 2),
                    "The comment is not closed: `*/` is missing, and the rest of the file is taken for a comment.",
                    Fix.replace("Close it at the end of the line", Range.at(end), " */"));
        }
    }

    /** {@code # text}, {@code -- text} and the like. */
    private void otherComment(CommonToken token) {
        String comment = token.getText();
        Range range = Places.range(token);
        if (comment.startsWith("<!--")) {
            String inner = comment.substring(4, comment.endsWith("-->") ? comment.length() - 3 : comment.length());
            complaints.add(UNEXPECTED_TEXT, range, "A comment stands between `/*` and `*/`, or behind `//`.",
                    Fix.replace("Write /* */", range, "/*" + inner.replace("*/", "") + "*/"));
            return;
        }
        Range sign = new Range(range.start(), range.start() + (comment.startsWith("--") ? 2 : 1));
        complaints.add(UNEXPECTED_TEXT, range, "A comment begins with `//`.", Fix.replace("Write //", sign, "//"));
    }

    private void semicolon(CommonToken token, Spelled spelled) {
        Range range = Places.range(token);
        int next = spelled.nextOnLine().getType();
        if (Words.beginsValue(next) && !Words.isContextual(next)) {
            complaints.add(UNEXPECTED_TEXT, range, "Values are separated by `,`, not by `;`.",
                    Fix.replace("Write ,", range, ","));
            spelled.add(token, UnboxLexer.COMMA);
        } else {
            complaints.add(UNEXPECTED_TEXT, range, "No `;` is needed: a statement begins with its word.",
                    Fix.replace("Remove ;", range, ""));
        }
    }
}
