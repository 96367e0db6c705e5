package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Token;

/**
 * The way from a text to its tree: lexer, marks of other tools, spelling of single tokens, brackets, parser with repairs,
 * and from the parse tree to the language's own records. Where a statement then is said to be wrong in several ways, it is
 * read again with one thing changed that would explain them all: see {@link Slips}.
 */
public final class Reading {

    private final String text;
    private final List<Token> tokens;
    private final Complaints complaints = new Complaints();
    private final Draft draft;
    /** Whether nothing decides what is meant outside of what is read. */
    private final boolean apart;

    public Reading(String text) {
        this(text, new Range(0, text.length()));
    }

    /** @param part what is read of the text, from between two statements to between two others */
    Reading(String text, Range part) {
        this.text = text;
        var lines = new Lines(text);
        var lexer = new UnboxLexer(new Utf16Stream(text, part));
        List<CommonToken> written = new ArrayList<>();
        lexer.getAllTokens().forEach(token -> written.add((CommonToken) token));
        tokens = written.stream().map(Tokens::token).toList();
        written.add((CommonToken) lexer.emitEOF());
        List<CommonToken> own = new PastedMarks(complaints, lines, written).leaveOut();
        var docs = new Docs(tokens, lines);
        var slips = new Slips(text, lines, own, each -> Draft.of(each, text, lines, docs, lexer));
        draft = slips.mended(complaints);
        apart = draft.closed() && own.size() == written.size() && !slips.tried();
    }

    /** The tree of what is read; empty where something in it decides what is meant far away: see {@link Rereading}. */
    Optional<SyntaxTree> part() {
        return apart ? Optional.of(tree()).filter(tree -> !declaresWords(tree)) : Optional.empty();
    }

    /** Whether a word of the language is declared as a name: where it is used, nothing is said of it. */
    static boolean declaresWords(SyntaxTree tree) {
        return tree.problems().stream().anyMatch(problem -> problem.code() == ProblemCode.RESERVED_WORD);
    }

    /** The tree of what was read. */
    public SyntaxTree tree() {
        List<Statement> statements = draft.statements();
        List<Token> marked = tokens.stream().map(token -> Tokens.marked(token, draft.words())).toList();
        List<Problem> problems = complaints.with(draft.complaints()).inOrder();
        return new SyntaxTree(text, marked, statements, problems);
    }
}
