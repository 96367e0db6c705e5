package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.atn.PredictionMode;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Range;
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
    private final UnboxLexer lexer;
    private final List<Token> tokens;
    private final Brackets brackets;
    /** Whether braces match as they are written, and nothing stands around texts that other tools have put there. */
    private final boolean closed;

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
        List<CommonToken> own = new PastedMarks(complaints, lines, written).leaveOut();
        List<CommonToken> spelled = new BracketSlips(complaints, lines, text,
                new Spelling(complaints, lines, text).read(own)).mend();
        new OtherBrackets(complaints, lines, text, spelled).mend();
        closed = areClosed(spelled) && own.size() == written.size();
        brackets = new Brackets(complaints, lines, new BareBlocks(complaints, lines, text, spelled).enclose());
    }

    private static boolean areClosed(List<CommonToken> tokens) {
        int open = 0;
        for (CommonToken token : tokens) {
            open += token.getType() == UnboxLexer.LEFT_BRACE ? 1 : token.getType() == UnboxLexer.RIGHT_BRACE ? -1 : 0;
        }
        return open == 0;
    }

    /** The tree of what is read; empty where something in it decides what is meant far away: see {@link Rereading}. */
    Optional<SyntaxTree> part() {
        return closed ? Optional.of(tree()).filter(tree -> !declaresWords(tree)) : Optional.empty();
    }

    /** Whether a word of the language is declared as a name: where it is used, nothing is said of it. */
    static boolean declaresWords(SyntaxTree tree) {
        return tree.problems().stream().anyMatch(problem -> problem.code() == ProblemCode.RESERVED_WORD);
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
