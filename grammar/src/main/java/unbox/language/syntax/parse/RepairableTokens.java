package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/** The parser's tokens, of which those ahead can be changed while it reads. Each change takes constant time. */
final class RepairableTokens implements TokenStream {

    private final List<Token> passed = new ArrayList<>();
    /** The next token is the last one; the first is the end of the file. */
    private final List<Token> ahead;
    private final TokenSource source;

    RepairableTokens(List<? extends Token> tokens, TokenSource source) {
        this.ahead = new ArrayList<>(tokens.reversed());
        this.source = source;
    }

    /** Puts a token in front of the next one. */
    void insert(Token token) {
        ahead.add(token);
    }

    /** Takes the next token out; the end of the file stays. */
    Token remove() {
        return ahead.size() > 1 ? ahead.removeLast() : ahead.getFirst();
    }

    /** How many tokens are to be read, the end of the file one of them. */
    int ahead() {
        return ahead.size();
    }

    @Override
    public Token LT(int k) {
        if (k > 0) {
            return ahead.get(Math.max(0, ahead.size() - k));
        }
        int index = passed.size() + k;
        return k == 0 || index < 0 ? null : passed.get(index);
    }

    @Override
    public int LA(int i) {
        Token token = LT(i);
        return token == null ? Token.INVALID_TYPE : token.getType();
    }

    @Override
    public void consume() {
        if (ahead.size() == 1) {
            throw new IllegalStateException("cannot consume EOF");
        }
        passed.add(ahead.removeLast());
    }

    @Override
    public int index() {
        return passed.size();
    }

    @Override
    public void seek(int index) {
        while (passed.size() > index) {
            ahead.add(passed.removeLast());
        }
        while (passed.size() < index && ahead.size() > 1) {
            consume();
        }
    }

    @Override
    public Token get(int index) {
        return index < passed.size() ? passed.get(index) : LT(index - passed.size() + 1);
    }

    @Override
    public int size() {
        return passed.size() + ahead.size();
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // every token is at hand, nothing is kept for a mark
    }

    @Override
    public TokenSource getTokenSource() {
        return source;
    }

    @Override
    public String getText(Interval interval) {
        var text = new StringBuilder();
        for (int i = interval.a; i <= interval.b && i < size(); i++) {
            text.append(get(i).getText());
        }
        return text.toString();
    }

    @Override
    public String getText() {
        return getText(Interval.of(0, size() - 1));
    }

    @Override
    public String getText(RuleContext context) {
        return getText(context.getSourceInterval());
    }

    @Override
    public String getText(Token start, Token stop) {
        return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
    }

    @Override
    public String getSourceName() {
        return IntStream.UNKNOWN_SOURCE_NAME;
    }
}
