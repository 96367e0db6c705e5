package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import unbox.server.answer.Signatures;

/** {@code textDocument/signatureHelp}. */
final class SignatureRequest {

    private SignatureRequest() {}

    static SignatureHelp answer(Scene scene, Position position) {
        return Signatures.at(scene.snapshot(), scene.offset(position)).map(signature -> {
            var information = new SignatureInformation(signature.label(),
                    Markup.of(scene.editor(), signature.documentation()),
                    signature.parameters().stream().map(ParameterInformation::new).toList());
            return new SignatureHelp(List.of(information), 0, signature.active());
        }).orElse(null);
    }
}
