package unbox.language.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import unbox.language.check.Imports.Imported;
import unbox.language.check.Script.Source;
import unbox.language.check.Script.Symbol;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.ImportStatement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Token;
import unbox.language.syntax.Token.Kind;

/**
 * The names that a file sees.
 *
 * @param source the file
 * @param symbols its own declarations and those that its imports bring; of two with one name the first
 * @param unread names that are declared in a text that could not be read
 * @param complete whether every import was found, so that a name which is not here does not exist
 */
record Scope(Source source, Map<String, Symbol> symbols, Set<String> unread, boolean complete) {
    private static final Set<String> DECLARING = Set.of("prompt", "feature", "region", "edit");
    private static final Set<String> DEFINING = Set.of("=", "{", "(");

    static Scope of(Imported file) {
        Map<String, Symbol> symbols = new LinkedHashMap<>();
        Set<String> unread = new HashSet<>();
        addNames(file.source(), symbols, unread);
        Collection<Imported> imports = file.all().values();
        imports.forEach(imported -> addNames(imported.source(), symbols, unread));
        return new Scope(file.source(), symbols, unread,
                complete(file) && imports.stream().allMatch(Scope::complete));
    }

    private static boolean complete(Imported file) {
        return file.complete() && !lost(file.source().tree(), "import", ImportStatement.class)
                && declarations(file.source()).stream().noneMatch(nameless -> nameless.name().text().isEmpty());
    }

    /** Whether a statement that begins with a word could not be read. */
    static boolean lost(SyntaxTree tree, String word, Class<? extends Statement> kind) {
        if (tree.problems().isEmpty()) {
            return false;
        }
        int lost = 0;
        for (Token token : tree.tokens()) {
            lost += token.kind() == Kind.KEYWORD && token.text().equals(word) ? 1 : 0;
        }
        for (Statement statement : tree.statements()) {
            lost -= kind.isInstance(statement) ? 1 : 0;
        }
        return lost > 0;
    }

    private static void addNames(Source source, Map<String, Symbol> symbols, Set<String> unread) {
        declarations(source).forEach(
                declaration -> symbols.putIfAbsent(declaration.name().text(), new Symbol(source, declaration)));
        if (!source.tree().problems().isEmpty()) {
            unread.addAll(namesAfterWords(source.tree()));
        }
    }

    static List<Declaration> declarations(Source source) {
        return source.tree().statements().stream().filter(Declaration.class::isInstance).map(Declaration.class::cast)
                .toList();
    }

    /** Names that stand behind a word that declares one, before any sign; in braces only those of whole definitions. */
    private static Set<String> namesAfterWords(SyntaxTree tree) {
        Set<String> names = new HashSet<>();
        Set<String> inHead = new HashSet<>();
        int depth = 0;
        boolean declaring = false;
        for (Token token : tree.tokens()) {
            if (token.kind() == Kind.WHITESPACE || token.kind() == Kind.COMMENT) {
                continue;
            }
            if (declaring && token.kind() == Kind.NAME) {
                inHead.add(token.text());
            } else if (token.kind() == Kind.PUNCTUATION || token.kind() == Kind.LINE_END) {
                names.addAll(depth <= 0 || DEFINING.contains(token.text()) ? inHead : Set.of());
                declaring = false;
                inHead.clear();
            }
            depth += token.text().equals("{") ? 1 : token.text().equals("}") ? -1 : 0;
            declaring |= token.kind() == Kind.KEYWORD && DECLARING.contains(token.text());
        }
        names.addAll(inHead);
        return names;
    }

    Optional<Symbol> find(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    /** Whether the name may stand for something that could not be read: nothing can be said of it then. */
    boolean mayExist(String name) {
        return !complete || unread.contains(name);
    }

    /** The names whose declarations will do. */
    List<String> names(Predicate<Declaration> fits) {
        return symbols.entrySet().stream().filter(entry -> fits.test(entry.getValue().declaration()))
                .map(Map.Entry::getKey).toList();
    }
}
