package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import unbox.language.syntax.Continuation;

/** Reads the beginning of a statement up to where a person writes, and finds out what may come there. */
public final class CaretReading {
    private final String text;
    private final int start;

    /**
     * @param text from the beginning of a statement up to the caret
     * @param start where it stands in the whole text
     */
    public CaretReading(String text, int start) {
        this.text = text;
        this.start = start;
    }

    /** The parser has come to the caret. */
    private static final class AtCaret extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Spot spot;

        AtCaret(Spot spot) {
            super("the caret", null, false, false);
            this.spot = spot;
        }
    }

    /** What may come; {@link Continuation#NOTHING} where the text is too broken to say. */
    public Continuation continuation() {
        var lexer = new UnboxLexer(new Utf16Stream(text));
        List<CommonToken> written = new ArrayList<>();
        lexer.getAllTokens().forEach(token -> written.add((CommonToken) token));
        written.add((CommonToken) lexer.emitEOF());
        var complaints = new Complaints();
        var lines = new Lines(text);
        List<CommonToken> spelled = new Spelling(complaints, lines, text).read(written);
        if (Brackets.depth(spelled) > Brackets.DEEPEST) {
            return Continuation.NOTHING;
        }
        var tokens = new RepairableTokens(spelled, lexer);
        var parser = new UnboxParser(tokens);
        parser.removeErrorListeners();
        parser.setInterpreter(new OneTokenAhead(parser));
        parser.setErrorHandler(stopping(tokens, new Voice(complaints, lines, text)));
        try {
            parser.script();
            return Continuation.NOTHING;
        } catch (AtCaret caret) {
            return continuation(caret.spot);
        } catch (ParseCancellationException broken) {
            return Continuation.NOTHING;
        }
    }

    private static Repairs stopping(RepairableTokens tokens, Voice voice) {
        return new Repairs(tokens, voice) {
            @Override
            public void sync(Parser parser) {
                if (tokens.LA(1) == Token.EOF) {
                    throw new AtCaret(Spot.of(parser, tokens));
                }
                super.sync(parser);
            }
        };
    }

    private Continuation continuation(Spot spot) {
        Set<String> words = new LinkedHashSet<>(spot.expected().words(type -> true));
        var places = new CaretPlaces(spot);
        return new Continuation(words, spot.expected().value(), places.place(), places.call(start));
    }
}
