package unbox.server.answer;

import java.util.Optional;
import unbox.language.check.Parameters;
import unbox.language.check.Script.Symbol;
import unbox.language.syntax.Continuation.OpenCall;
import unbox.language.syntax.Continuation.Place;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.Parameter;

/** What is wanted where a person writes: in a call, what its parameter is used for. */
final class Places {
    private final Caret caret;

    Places(Caret caret) {
        this.caret = caret;
    }

    Place wanted() {
        Optional<OpenCall> call = caret.next().call();
        if (call.isEmpty() || caret.next().place() == Place.LABEL) {
            return caret.next().place();
        }
        if (call.get().name().equals("mask")) {
            return Place.MASK;
        }
        return called().flatMap(symbol -> place(symbol.declaration(), call.get())).orElse(Place.NUMBER);
    }

    /** The declaration that is called here. */
    Optional<Symbol> called() {
        return caret.next().call()
                .flatMap(call -> Optional.ofNullable(caret.snapshot().script().symbols().get(call.name())));
    }

    private static Optional<Place> place(Declaration declaration, OpenCall call) {
        return parameter(declaration, call)
                .flatMap(each -> Optional.ofNullable(Parameters.places(declaration).get(each.name().text())));
    }

    /** The parameter that is being given. */
    static Optional<Parameter> parameter(Declaration declaration, OpenCall call) {
        if (call.argument().isPresent()) {
            return declaration.parameters().stream()
                    .filter(each -> each.name().text().equals(call.argument().get())).findFirst();
        }
        int position = call.index() - call.named().size();
        return declaration.parameters().stream().skip(Math.max(0, position)).findFirst();
    }
}
