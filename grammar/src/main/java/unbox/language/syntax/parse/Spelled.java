package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import unbox.language.syntax.Range;

/** The lexer's tokens on their way to the parser: those that come, and those that it will see. */
final class Spelled {

    private final List<CommonToken> written;
    private final List<CommonToken> visible = new ArrayList<>();
    private final Lines lines;
    private int next;

    /** @param written the last of them is the end of the file */
    Spelled(List<CommonToken> written, Lines lines) {
        this.written = written;
        this.lines = lines;
    }

    boolean hasNext() {
        return next < written.size();
    }

    CommonToken take() {
        return written.get(next++);
    }

    /** The token right behind the last one, white space too. */
    CommonToken adjacent() {
        return ahead(0);
    }

    /** The token so many behind that one. */
    CommonToken ahead(int count) {
        return written.get(Math.min(next + count, written.size() - 1));
    }

    /** The next token that is not hidden, if it stands on the same line as the last one; else the end of the file. */
    CommonToken nextOnLine() {
        CommonToken last = written.get(next - 1);
        int at = next;
        while (at < written.size() - 1 && written.get(at).getChannel() != Token.DEFAULT_CHANNEL) {
            at++;
        }
        CommonToken found = written.get(Math.min(at, written.size() - 1));
        return lines.same(last.getStopIndex(), found.getStartIndex()) ? found : written.getLast();
    }

    /** Takes the tokens that come for as long as the test holds; the end of the file stays. */
    List<CommonToken> takeWhile(Predicate<CommonToken> test) {
        List<CommonToken> taken = new ArrayList<>();
        while (adjacent().getType() != Token.EOF && test.test(adjacent())) {
            taken.add(take());
        }
        return taken;
    }

    /** Takes what is left of the line that the token stands on. */
    List<CommonToken> takeLine(CommonToken token) {
        return takeWhile(each -> each.getType() != UnboxLexer.LINE_END && lines.same(token.getStopIndex(),
                each.getStartIndex()));
    }

    /** The last token that the parser will see, if it stands on the same line as the given one. */
    CommonToken previousOnLine(CommonToken token) {
        boolean same = !visible.isEmpty() && lines.same(visible.getLast().getStopIndex(), token.getStartIndex());
        return same ? visible.getLast() : new CommonToken(Token.EOF);
    }

    /** The token that the parser will see so many before the last one. */
    CommonToken before(int count) {
        int at = visible.size() - 1 - count;
        return at < 0 ? new CommonToken(Token.EOF) : visible.get(at);
    }

    void add(CommonToken token) {
        visible.add(token);
    }

    /** Takes a token for one of another type. */
    void add(CommonToken token, int type) {
        token.setType(type);
        visible.add(token);
    }

    /** Adds one token in the place of all that stands in a range. */
    void add(int type, String text, Range range) {
        var token = new CommonToken(type, text);
        token.setStartIndex(range.start());
        token.setStopIndex(range.end() - 1);
        visible.add(token);
    }

    void removeLast() {
        visible.removeLast();
    }

    List<CommonToken> visible() {
        return visible;
    }
}
