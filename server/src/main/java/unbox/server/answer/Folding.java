package unbox.server.answer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import unbox.language.syntax.Range;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Token;
import unbox.language.syntax.Token.Kind;

/** What can be folded away: braces, comments of several lines, neighbouring imports. */
public final class Folding {

    /** What is folded. */
    public enum What {
        BRACES,
        COMMENT,
        IMPORTS
    }

    /** A range from the line of its start to that of its end. */
    public record Fold(Range range, What what) {}

    private final List<Fold> folds = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private Folding() {}

    /** Also those on one line; the editor's lines tell which to leave out. */
    public static List<Fold> of(SyntaxTree tree) {
        var folding = new Folding();
        folding.addBracesAndComments(tree.tokens());
        folding.addImports(tree);
        return folding.folds;
    }

    private void addBracesAndComments(List<Token> tokens) {
        Range comments = null;
        for (Token token : tokens) {
            switch (token.kind()) {
                case COMMENT, DOC_COMMENT -> comments = comments == null ? token.range() : comments.to(token.range());
                case WHITESPACE, LINE_END -> {
                    // stands between the lines of a comment too
                }
                default -> {
                    addComments(comments);
                    comments = null;
                    brace(token);
                }
            }
        }
        addComments(comments);
    }

    private void addComments(Range comments) {
        if (comments != null) {
            folds.add(new Fold(comments, What.COMMENT));
        }
    }

    private void brace(Token token) {
        if (token.kind() == Kind.PUNCTUATION && token.text().equals("{")) {
            open.push(token.range().start());
        } else if (token.kind() == Kind.PUNCTUATION && token.text().equals("}") && !open.isEmpty()) {
            folds.add(new Fold(new Range(open.pop(), token.range().end()), What.BRACES));
        }
    }

    private void addImports(SyntaxTree tree) {
        tree.statements().stream().filter(unbox.language.syntax.Statement.ImportStatement.class::isInstance)
                .map(unbox.language.syntax.Statement::range).reduce(Range::to)
                .ifPresent(range -> folds.add(new Fold(range, What.IMPORTS)));
    }
}
