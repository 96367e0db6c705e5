package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.atn.PredictionMode;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Token;

/**
 * The way from a text to its tree: lexer, marks of other tools, spelling of single tokens, brackets, parser with repairs,
 * and from the parse tree to the language's own records.
 */
public final class Reading {

    private final String text;
    private final Lines lines;
    private final Complaints complaints = new Complaints();

    public Reading(String text) {
        this.text = text;
        this.lines = new Lines(text);
    }

    /** Reads the text once. */
    public SyntaxTree tree() {
        var lexer = new UnboxLexer(new Utf16Stream(text));
        List<CommonToken> written = new ArrayList<>();
        lexer.getAllTokens().forEach(token -> written.add((CommonToken) token));
        List<Token> tokens = written.stream().map(Tokens::token).toList();
        written.add((CommonToken) lexer.emitEOF());
        List<CommonToken> own = new PastedMarks(complaints, lines, written).leaveOut();
        List<CommonToken> spelled = new Spelling(complaints, lines, text).read(own);
        List<CommonToken> matched = matched(spelled);

        Set<Integer> words = new HashSet<>();
        List<Statement> statements = new Statements(complaints, new Docs(tokens, lines), words)
                .statements(parse(new RepairableTokens(matched, lexer)));
        List<Token> marked = tokens.stream().map(token -> Tokens.marked(token, words)).toList();
        return new SyntaxTree(text, marked, statements, complaints.inOrder());
    }

    private List<CommonToken> matched(List<CommonToken> spelled) {
        new OtherBrackets(complaints, lines, text, spelled).mend();
        List<CommonToken> enclosed = new BareBlocks(complaints, lines, text, spelled).enclose();
        return new Brackets(complaints, lines, enclosed).match();
    }

    private UnboxParser.ScriptContext parse(RepairableTokens tokens) {
        var parser = new UnboxParser(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new Repairs(tokens, new Voice(complaints, lines, text)));
        return parser.script();
    }
}
