package unbox.server.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unbox.language.syntax.Range;
import unbox.language.syntax.Token;
import unbox.server.names.Occurrence;
import unbox.server.snapshot.Snapshot;

/** What each piece of a text is, for colours that know what names mean. */
public final class SemanticTokens {

    /** The protocol's standard types, in the order of the legend. */
    public enum Type {
        KEYWORD,
        COMMENT,
        STRING,
        NUMBER,
        NAMESPACE,
        ENUM_MEMBER,
        FUNCTION,
        VARIABLE,
        PARAMETER,
        CLASS
    }

    /** The protocol's standard modifiers, in the order of the legend; a set of them is a number with their bits. */
    public enum Modifier {
        DECLARATION,
        DOCUMENTATION,
        DEPRECATED,
        DEFAULT_LIBRARY;

        int bit() {
            return 1 << ordinal();
        }
    }

    /** A piece of one line. */
    public record Piece(Range range, Type type, int modifiers) {}

    private final Snapshot snapshot;
    private final Map<Integer, Occurrence> names = new HashMap<>();
    private final List<Piece> pieces = new ArrayList<>();

    private SemanticTokens(Snapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.names().occurrences().forEach(name -> names.putIfAbsent(name.range().start(), name));
    }

    /** The pieces, in the order of the text, without overlap. */
    public static List<Piece> of(Snapshot snapshot) {
        var tokens = new SemanticTokens(snapshot);
        snapshot.tree().tokens().forEach(tokens::add);
        tokens.pieces.sort(Comparator.comparingInt(piece -> piece.range().start()));
        return tokens.pieces;
    }

    private void add(Token token) {
        switch (token.kind()) {
            case KEYWORD -> add(token.range(), Type.KEYWORD, 0);
            case COMMENT -> addLines(token, 0);
            case DOC_COMMENT -> addLines(token, Modifier.DOCUMENTATION.bit());
            case STRING -> addString(token);
            case NUMBER, SIZE -> add(token.range(), Type.NUMBER, 0);
            case BLOCK -> add(token.range(), Type.NAMESPACE, 0);
            case FEATURE -> add(token.range(), Type.ENUM_MEMBER, neverFires(token) ? Modifier.DEPRECATED.bit() : 0);
            case NAME -> addName(token);
            case PUNCTUATION, WHITESPACE, LINE_END, WRONG -> {
                // has no colour of its own
            }
        }
    }

    private boolean neverFires(Token token) {
        return Topics.feature(token.text()).flatMap(feature -> snapshot.catalog().autoencoder(feature.block())
                .flatMap(card -> card.mean(feature.index()))).filter(mean -> mean == 0).isPresent();
    }

    private void addName(Token token) {
        Occurrence name = names.get(token.range().start());
        if (name != null) {
            add(token.range(), type(name), name.declares() ? Modifier.DECLARATION.bit() : 0);
        } else if (Words.of(token.text()).isPresent()) {
            add(token.range(), Type.FUNCTION, Modifier.DEFAULT_LIBRARY.bit());
        }
    }

    private static Type type(Occurrence name) {
        return switch (name.target().kind()) {
            case PROMPT, EDIT -> Type.FUNCTION;
            case FEATURE -> Type.ENUM_MEMBER;
            case REGION -> Type.VARIABLE;
            case EXPERIMENT -> Type.CLASS;
            case PARAMETER -> Type.PARAMETER;
        };
    }

    /** A string between its placeholders. */
    private void addString(Token token) {
        int start = token.range().start();
        for (int at = start; at < token.range().end(); at++) {
            Occurrence name = names.get(at);
            if (name != null && name.range().end() <= token.range().end()) {
                add(new Range(start, at), Type.STRING, 0);
                add(name.range(), type(name), 0);
                start = name.range().end();
                at = start;
            }
        }
        add(new Range(start, token.range().end()), Type.STRING, 0);
    }

    /** Editors take pieces of one line only. */
    private void addLines(Token token, int modifiers) {
        int start = token.range().start();
        for (String line : token.text().split("\\R", -1)) {
            add(new Range(start, start + line.length()), Type.COMMENT, modifiers);
            start += line.length();
            start += snapshot.text().startsWith("\r\n", start) ? 2 : 1;
        }
    }

    private void add(Range range, Type type, int modifiers) {
        if (range.start() < range.end()) {
            pieces.add(new Piece(range, type, modifiers));
        }
    }
}
