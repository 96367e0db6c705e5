package unbox.server.request;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import unbox.server.answer.Symbols;
import unbox.server.answer.Symbols.Symbol;

/** {@code textDocument/documentSymbol} and {@code workspace/symbol}. */
final class SymbolRequest {

    private SymbolRequest() {}

    private static final int MOST = 500;

    static List<Either<SymbolInformation, DocumentSymbol>> answer(Scene scene) {
        List<Symbol> symbols = Symbols.of(scene.snapshot().tree());
        if (scene.editor().hierarchicalSymbols()) {
            return symbols.stream().map(symbol -> Either.<SymbolInformation, DocumentSymbol>forRight(
                    tree(scene, symbol))).toList();
        }
        List<Either<SymbolInformation, DocumentSymbol>> flat = new ArrayList<>();
        symbols.forEach(symbol -> addFlat(scene, symbol, null, flat));
        return flat;
    }

    private static DocumentSymbol tree(Scene scene, Symbol symbol) {
        return new DocumentSymbol(symbol.text(), kind(symbol.kind()), scene.range(symbol.range()),
                scene.range(symbol.name()), symbol.detail(),
                symbol.children().stream().map(child -> tree(scene, child)).toList());
    }

    @SuppressWarnings("deprecation") // what editors without trees understand
    private static void addFlat(Scene scene, Symbol symbol, String container,
            List<Either<SymbolInformation, DocumentSymbol>> flat) {
        flat.add(Either.forLeft(new SymbolInformation(symbol.text(), kind(symbol.kind()),
                new Location(scene.document().uri(), scene.range(symbol.range())), container)));
        symbol.children().forEach(child -> addFlat(scene, child, symbol.text(), flat));
    }

    static Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>> workspace(Scene scene,
            String query) {
        return Either.forRight(Symbols.inWorkspace(scene.world(), query, MOST).stream().map(found -> {
            var location = new Location(found.document().uri(),
                    scene.range(found.document(), found.symbol().name()));
            return new WorkspaceSymbol(found.symbol().text(), kind(found.symbol().kind()), Either.forLeft(location),
                    found.document().path().getFileName().toString());
        }).toList());
    }

    static SymbolKind kind(Symbols.Kind kind) {
        return switch (kind) {
            case MODEL -> SymbolKind.Module;
            case IMPORT -> SymbolKind.File;
            case PROMPT -> SymbolKind.String;
            case FEATURE -> SymbolKind.EnumMember;
            case REGION -> SymbolKind.Variable;
            case EDIT -> SymbolKind.Function;
            case EXPERIMENT -> SymbolKind.Class;
            case PARAMETER -> SymbolKind.TypeParameter;
            case CLAUSE, SETTING -> SymbolKind.Property;
        };
    }
}
