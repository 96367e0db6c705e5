package unbox.language.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import unbox.language.syntax.Positions;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Token;

/** Cuts the tokens of a tree into lines. */
final class LineBuilder {
    private static final int INDENT = 2;
    private static final int CONTINUATION = 4;

    private final List<Piece> pieces;
    private final Units units;
    private final List<Line> lines = new ArrayList<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private int next;
    private int blockCount;

    /** A token that is no white space. {@code lineEnds}: how many line ends stand before it; {@code at}: a comment's column. */
    private record Piece(Token token, int lineEnds, int at) {

        boolean isComment() {
            return token.kind() == Token.Kind.COMMENT || token.kind() == Token.Kind.DOC_COMMENT;
        }

        boolean is(String text) {
            return token.text().equals(text);
        }
    }

    LineBuilder(SyntaxTree tree) {
        pieces = pieces(tree);
        units = new Units(tree.statements());
        blocks.push(0);
    }

    private static List<Piece> pieces(SyntaxTree tree) {
        Positions positions = new Positions(tree.text());
        List<Piece> pieces = new ArrayList<>();
        int lineEnds = 0;
        for (Token token : tree.tokens()) {
            switch (token.kind()) {
                case LINE_END -> lineEnds++;
                case WHITESPACE -> {
                    // the layout says what stands between
                }
                case COMMENT, DOC_COMMENT -> {
                    pieces.add(new Piece(token, lineEnds, positions.at(token.range().start()).column()));
                    lineEnds = 0;
                }
                default -> {
                    pieces.add(new Piece(token, lineEnds, 0));
                    lineEnds = 0;
                }
            }
        }
        return pieces;
    }

    List<Line> lines() {
        while (next < pieces.size()) {
            Piece piece = pieces.get(next);
            if (piece.isComment()) {
                comment(piece);
            } else if (piece.is("}")) {
                blocks.pop();
                add(Line.of(indent(), false, "}"));
                next++;
            } else {
                unit(piece);
            }
        }
        return lines;
    }

    private int indent() {
        return INDENT * (blocks.size() - 1);
    }

    /** A comment on the line of what stands before it stays there; any other has its own line. */
    private void comment(Piece piece) {
        if (piece.lineEnds() == 0 && !lines.isEmpty() && lines.getLast().comment().isEmpty()) {
            lines.set(lines.size() - 1, lines.getLast().withComment(new Line.Trailing(text(piece), piece.at())));
        } else {
            add(Line.of(indent(), blankBefore(piece), text(piece)));
        }
        next++;
    }

    private static String text(Piece piece) {
        return piece.token().text().stripTrailing();
    }

    /** Author's blank lines stay, one of several, but not at the beginning of the text or of a block. */
    private boolean blankBefore(Piece piece) {
        return piece.lineEnds() > 1 && !lines.isEmpty() && !lines.getLast().code().endsWith("{");
    }

    /** A statement of several lines stands apart from its neighbours, its comments with it. */
    private void add(Line line) {
        boolean opens = blocks.size() == 1 && line.code().endsWith("{");
        boolean apart = !lines.isEmpty() && line.indent() == 0 && !line.code().equals("}")
                && (lines.getLast().code().equals("}") || opens && !lines.getLast().code().startsWith("/"));
        lines.add(apart ? line.withBlankBefore() : line);
    }

    /** A statement, action, clause or setting, with its block. */
    private void unit(Piece first) {
        Units.Kind kind = units.at(first.token().range().start());
        boolean blank = blankBefore(first);
        int end = unitEnd(next);
        if (end < pieces.size() && pieces.get(end).is("{")) {
            int close = closing(end);
            if (staysOnOneLine(end, close)) {
                addUnit(kind, blank, next, close + 1, end);
            } else {
                add(Line.of(indent(), blank, join(next, end + 1)));
                next = end + 1;
                blocks.push(++blockCount);
            }
        } else {
            addUnit(kind, blank, next, end, end);
        }
    }

    /** Where the unit that begins at a piece ends: at its brace, at what begins next, or at a closing brace. */
    private int unitEnd(int start) {
        int end = start + 1;
        while (end < pieces.size() && !pieces.get(end).is("{") && !pieces.get(end).is("}")
                && units.at(pieces.get(end).token().range().start()) == null && !isOutside(end)) {
            end++;
        }
        return end;
    }

    /** Whether a comment stands behind the unit and not inside it. */
    private boolean isOutside(int place) {
        int after = place;
        while (after < pieces.size() && pieces.get(after).isComment()) {
            after++;
        }
        return after > place && (after == pieces.size() || pieces.get(after).is("}")
                || units.at(pieces.get(after).token().range().start()) != null);
    }

    private int closing(int open) {
        int depth = 0;
        int place = open;
        do {
            depth += pieces.get(place).is("{") ? 1 : pieces.get(place).is("}") ? -1 : 0;
            place++;
        } while (depth > 0);
        return place - 1;
    }

    /** A block without comments, of at most one unit or of a model's settings, that was written on one line. */
    private boolean staysOnOneLine(int open, int close) {
        int parts = 0;
        for (int place = open + 1; place <= close; place++) {
            Piece piece = pieces.get(place);
            if (piece.isComment() || piece.lineEnds() > 0) {
                return false;
            }
            Units.Kind kind = units.at(piece.token().range().start());
            parts += kind == null || kind == Units.Kind.SETTING ? 0 : 1;
        }
        return parts <= 1;
    }

    private void addUnit(Units.Kind kind, boolean blank, int start, int end, int brace) {
        int split = switch (kind) {
            case WORD, PART -> start + 1;
            case DECLARATION -> equalSign(start, end);
            case EDIT -> brace;
            case SETTING, PLAIN -> end;
        };
        boolean onOneLine = pieces.subList(start + 1, end).stream()
                .noneMatch(piece -> piece.lineEnds() > 0 || piece.isComment());
        next = end;
        if (!onOneLine || split >= end) {
            add(Line.of(indent(), blank, join(start, end)));
            return;
        }
        var column = new Line.Column(kind + " " + pieces.get(start).token().text() + " " + blocks.peek(), false);
        var shared = new Line.Column(kind + " " + blocks.peek(), kind == Units.Kind.PART);
        boolean byWord = kind == Units.Kind.DECLARATION;
        add(new Line(indent(), blank, join(start, split), join(split, end), Optional.of(byWord ? column : shared),
                Optional.empty()));
    }

    private int equalSign(int start, int end) {
        int depth = 0;
        for (int place = start; place < end; place++) {
            depth += pieces.get(place).is("(") ? 1 : pieces.get(place).is(")") ? -1 : 0;
            if (depth == 0 && pieces.get(place).is("=")) {
                return place;
            }
        }
        return end;
    }

    /** The pieces with their blanks; line ends inside a unit stay, as do those behind a comment. */
    private String join(int start, int end) {
        StringBuilder text = new StringBuilder();
        for (int place = start; place < end; place++) {
            Piece piece = pieces.get(place);
            if (place > start) {
                text.append(gap(pieces.get(place - 1), piece));
            }
            text.append(text(piece));
        }
        return text.toString();
    }

    private String gap(Piece left, Piece right) {
        if (right.lineEnds() > 0) {
            return "\n" + " ".repeat(indent() + CONTINUATION);
        }
        if (left.isComment() || right.isComment()) {
            return " ";
        }
        if (units.at(right.token().range().start()) == Units.Kind.SETTING && !left.is("{")) {
            return "  ";
        }
        return Spacing.between(left.token(), right.token()) ? " " : "";
    }
}
