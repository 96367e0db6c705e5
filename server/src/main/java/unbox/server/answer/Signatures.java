package unbox.server.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unbox.language.syntax.Continuation;
import unbox.language.syntax.Continuation.OpenCall;
import unbox.language.syntax.Statement.Parameter;
import unbox.language.syntax.Token;
import unbox.server.snapshot.Snapshot;

/** The parameters of the call, or the parts of the operation, that is being written. */
public final class Signatures {
    private static final Set<String> OPERATIONS = Set.of("add", "scale", "remove", "set", "copy", "only", "skip",
            "reconstruct");
    private static final Set<String> CONNECTIVES = Set.of("by", "to", "from", "in");
    private static final Map<String, List<String>> SHAPES = Map.of("rect", List.of("left", "top", "right", "bottom"),
            "ellipse", List.of("centre x", "centre y", "radius x", "radius y"), "mask", List.of("file"));

    /**
     * A call's signature.
     *
     * @param parameters as they stand in the label
     * @param active which of them is being written; none where it is too many
     */
    public record Signature(String label, List<String> parameters, int active, String documentation) {}

    private Signatures() {}

    /** Empty outside of calls and operations, and where what is called is not known. */
    public static Optional<Signature> at(Snapshot snapshot, int offset) {
        Optional<Caret> caret = Caret.at(snapshot, offset);
        Optional<OpenCall> call = caret.map(Caret::next).flatMap(Continuation::call);
        return call.isPresent() ? called(snapshot, call.get())
                : caret.filter(each -> each.string().isEmpty()).flatMap(each -> operation(snapshot, offset));
    }

    /** The operation whose word stands last before a place, in an edit's braces, and the part that is being written. */
    private static Optional<Signature> operation(Snapshot snapshot, int offset) {
        Optional<String> connective = Optional.empty();
        for (Token token : snapshot.tree().tokens().reversed()) {
            boolean before = token.range().end() < offset;
            if (before && token.kind() == Token.Kind.KEYWORD && OPERATIONS.contains(token.text())) {
                return operation(token.text(), connective);
            }
            boolean other = token.text().equals("{") || token.text().equals("}")
                    || token.kind() == Token.Kind.KEYWORD && !CONNECTIVES.contains(token.text())
                            && !token.text().equals("top");
            if (before && other) {
                return Optional.empty();
            }
            if (before && connective.isEmpty() && CONNECTIVES.contains(token.text())) {
                connective = Optional.of(token.text());
            }
        }
        return Optional.empty();
    }

    private static Optional<Signature> operation(String word, Optional<String> connective) {
        return Words.of(word).map(each -> {
            List<String> parts = List.of(each.usage().substring(word.length() + 1).split(" (?=(?:by|to|from|in) )"));
            int active = connective.map(between -> parts.stream().map(part -> part.split(" ")[0]).toList()
                    .indexOf(between)).orElse(0);
            return new Signature(each.usage(), parts, active < 0 ? parts.size() : active, each.meaning());
        });
    }

    private static Optional<Signature> called(Snapshot snapshot, OpenCall call) {
        return Optional.ofNullable(SHAPES.get(call.name()))
                .map(parameters -> signature(call, parameters, call.index(), Words.of(call.name())
                        .map(Words.Word::meaning).orElse("")))
                .or(() -> declared(snapshot, call));
    }

    static List<String> shape(String name) {
        return SHAPES.getOrDefault(name, List.of());
    }

    private static Optional<Signature> declared(Snapshot snapshot, OpenCall call) {
        return Optional.ofNullable(snapshot.script().symbols().get(call.name())).map(symbol -> {
            List<Parameter> parameters = symbol.declaration().parameters();
            String source = symbol.source().tree().text();
            int active = Places.parameter(symbol.declaration(), call).map(parameters::indexOf)
                    .orElse(parameters.size());
            return signature(call, parameters.stream().map(each -> each.range().of(source)).toList(), active,
                    symbol.declaration().doc().orElse(""));
        });
    }

    private static Signature signature(OpenCall call, List<String> parameters, int active, String documentation) {
        return new Signature(call.name() + parameters.stream().collect(Collectors.joining(", ", "(", ")")), parameters,
                active, documentation);
    }
}
