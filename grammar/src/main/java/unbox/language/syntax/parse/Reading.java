package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.atn.PredictionMode;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Token;

/**
 * The way from a text to its tree: lexer, spelling of single tokens, brackets, parser with repairs, and from the parse
 * tree to the language's own records.
 */
public final class Reading {

    private final String text;
    private final Lines lines;
    private final Complaints complaints = new Complaints();
    private final UnboxLexer lexer;
    private final List<Token> tokens;
    private final Brackets brackets;

    public Reading(String text) {
        this(text, new Range(0, text.length()));
    }

    /** @param part what is read of the text, from between two statements to between two others */
    Reading(String text, Range part) {
        this.text = text;
        lines = new Lines(text);
        lexer = new UnboxLexer(new Utf16Stream(text, part));
        List<CommonToken> written = new ArrayList<>();
        lexer.getAllTokens().forEach(token -> written.add((CommonToken) token));
        tokens = written.stream().map(Tokens::token).toList();
        written.add((CommonToken) lexer.emitEOF());
        brackets = new Brackets(complaints, lines, new Spelling(complaints, lines).read(written));
    }

    /** The tree of what is read; empty where as many braces are not closed as opened. */
    Optional<SyntaxTree> matchingPart() {
        return brackets.areEven() ? Optional.of(tree()) : Optional.empty();
    }

    /** Reads the text once. */
    public SyntaxTree tree() {
        List<CommonToken> matched = brackets.match();
        Set<Integer> words = new HashSet<>();
        List<Statement> statements = new Statements(complaints, new Docs(tokens, lines), words)
                .statements(parse(new RepairableTokens(matched, lexer)));
        List<Token> marked = tokens.stream().map(token -> Tokens.marked(token, words)).toList();
        return new SyntaxTree(text, marked, statements, complaints.inOrder());
    }

    private UnboxParser.ScriptContext parse(RepairableTokens tokens) {
        var parser = new UnboxParser(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new Repairs(tokens, new Voice(complaints, lines, text)));
        return parser.script();
    }
}
