package unbox.server.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import unbox.server.answer.SemanticTokens.Modifier;
import unbox.server.answer.SemanticTokens.Piece;
import unbox.server.answer.SemanticTokens.Type;

/** Semantic tokens: all of a text, what has changed since, and those of a part. Remembers what it gave last. */
final class TokensRequest {
    private static final int NUMBERS_A_TOKEN = 5;

    private final Map<String, SemanticTokens> given = new LinkedHashMap<>();
    private long results;

    static SemanticTokensLegend legend() {
        return new SemanticTokensLegend(Stream.of(Type.values()).map(type -> camel(type.name())).toList(),
                Stream.of(Modifier.values()).map(modifier -> camel(modifier.name())).toList());
    }

    /** {@code ENUM_MEMBER} as the protocol writes it: {@code enumMember}. */
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.toLowerCase(Locale.ROOT).split("_")) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    SemanticTokens full(Scene scene) {
        return remember(scene, numbers(scene, unbox.server.answer.SemanticTokens.of(scene.snapshot())));
    }

    SemanticTokens range(Scene scene, Range range) {
        var part = scene.range(range);
        return new SemanticTokens(numbers(scene, unbox.server.answer.SemanticTokens.of(scene.snapshot()).stream()
                .filter(piece -> piece.range().start() < part.end() && piece.range().end() > part.start()).toList()));
    }

    /** One edit between what is equal at the beginning and at the end; everything where nothing is remembered. */
    Either<SemanticTokens, SemanticTokensDelta> delta(Scene scene, String previous) {
        SemanticTokens before = before(scene, previous);
        SemanticTokens after = full(scene);
        if (before == null) {
            return Either.forLeft(after);
        }
        List<Integer> old = before.getData();
        List<Integer> now = after.getData();
        int shorter = Math.min(old.size(), now.size());
        int start = 0;
        while (start < shorter && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        List<SemanticTokensEdit> edits = start == old.size() && start == now.size()
                ? List.of()
                : List.of(new SemanticTokensEdit(start, old.size() - start - end,
                        List.copyOf(now.subList(start, now.size() - end))));
        return Either.forRight(new SemanticTokensDelta(edits, after.getResultId()));
    }

    private synchronized SemanticTokens before(Scene scene, String previous) {
        SemanticTokens last = given.get(scene.document().uri());
        return last != null && last.getResultId().equals(previous) ? last : null;
    }

    private synchronized SemanticTokens remember(Scene scene, List<Integer> numbers) {
        var tokens = new SemanticTokens(Long.toString(++results), numbers);
        given.put(scene.document().uri(), tokens);
        return tokens;
    }

    synchronized void forget(String uri) {
        given.remove(uri);
    }

    private static List<Integer> numbers(Scene scene, List<Piece> pieces) {
        List<Integer> numbers = new ArrayList<>(NUMBERS_A_TOKEN * pieces.size());
        int line = 0;
        int column = 0;
        for (Piece piece : pieces) {
            Position start = scene.position(piece.range().start());
            int length = scene.document().column(piece.range().end(), scene.editor().encoding()) - start.getCharacter();
            numbers.add(start.getLine() - line);
            numbers.add(start.getLine() == line ? start.getCharacter() - column : start.getCharacter());
            numbers.add(length);
            numbers.add(piece.type().ordinal());
            numbers.add(piece.modifiers());
            line = start.getLine();
            column = start.getCharacter();
        }
        return numbers;
    }
}
