package unbox.server.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unbox.language.syntax.Continuation;
import unbox.language.syntax.Continuation.OpenCall;
import unbox.language.syntax.Statement.Parameter;
import unbox.server.snapshot.Snapshot;

/** The parameters of the call that is being written. */
public final class Signatures {
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

    /** Empty outside of calls, and where what is called is not known. */
    public static Optional<Signature> at(Snapshot snapshot, int offset) {
        return Caret.at(snapshot, offset).map(Caret::next).flatMap(Continuation::call)
                .flatMap(call -> Optional.ofNullable(SHAPES.get(call.name()))
                        .map(parameters -> signature(call, parameters, call.index(), Words.of(call.name())
                                .map(Words.Word::meaning).orElse("")))
                        .or(() -> declared(snapshot, call)));
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
