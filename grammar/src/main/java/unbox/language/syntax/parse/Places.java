package unbox.language.syntax.parse;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import unbox.language.syntax.Range;

/** Where tokens and parts of the parse tree stand in the text. */
final class Places {

    private Places() {}

    /** A token that a repair put in has an empty range. */
    static Range range(Token token) {
        return new Range(token.getStartIndex(), token.getStopIndex() + 1);
    }

    /** From the first of the tokens to the last; there must be one. */
    static Range range(List<? extends Token> tokens) {
        return range(tokens.getFirst()).to(range(tokens.getLast()));
    }

    /** From the part's first token to its last. */
    static Range range(ParseTree part) {
        return range(first(part)).to(range(last(part)));
    }

    static Token first(ParseTree part) {
        ParseTree node = part;
        while (!(node instanceof TerminalNode)) {
            node = node.getChild(0);
        }
        return ((TerminalNode) node).getSymbol();
    }

    private static Token last(ParseTree part) {
        ParseTree node = part;
        while (!(node instanceof TerminalNode)) {
            node = node.getChild(node.getChildCount() - 1);
        }
        return ((TerminalNode) node).getSymbol();
    }
}
