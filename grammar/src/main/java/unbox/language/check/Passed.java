package unbox.language.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unbox.language.check.Script.Symbol;
import unbox.language.syntax.Statement;

/**
 * The statements of a text about which the rules for single statements had nothing to say, and what that depended on. Those
 * of them that stand in a later text too, and use nothing that has changed, need no second look there.
 *
 * @param surroundings what every statement depends on
 * @param declared the text of each declaration by its name
 * @param statements their texts
 * @param used the names that a statement uses, by its text, of all statements
 */
public record Passed(Optional<Surroundings> surroundings, Map<String, String> declared, Set<String> statements,
        Map<String, Set<String>> used) {
    /** There was no text before. */
    public static final Passed NOTHING = new Passed(Optional.empty(), Map.of(), Set.of(), Map.of());

    /** A mask lies in a file: what is read of files must be asked for each time, so that their changes are noticed. */
    private static final String READS_A_FILE = Shape.MASK.word();

    /** Collects them while a text is checked, and tells which need no look. */
    static final class Comparison {
        private final Context context;
        private final Passed before;
        private final Passed now;
        private final boolean comparable;
        /** Whether a name means what it meant. */
        private final Map<String, Boolean> unchanged = new HashMap<>();

        /** @param before what has passed in an earlier text */
        Comparison(Context context, Passed before) {
            this.context = context;
            this.before = before;
            Surroundings surroundings = Surroundings.of(context);
            now = new Passed(Optional.of(surroundings), declared(context), new HashSet<>(), new HashMap<>());
            comparable = before.surroundings.filter(surroundings::equals).isPresent();
            if (isRead()) {
                context.source().tree().statements().forEach(this::recall);
            }
        }

        /** Only where all of the text could be read, a statement of the same text is the same. */
        private boolean isRead() {
            return context.source().tree().problems().isEmpty();
        }

        private void recall(Statement statement) {
            String text = text(statement);
            Set<String> known = before.used.get(text);
            if (known != null) {
                context.derived().knowUsed(statement, known);
            }
            now.used.put(text, context.derived().used(statement));
        }

        private static Map<String, String> declared(Context context) {
            Map<String, String> declared = new HashMap<>();
            context.scope().symbols().forEach((name, symbol) -> declared.put(name, text(symbol)));
            return declared;
        }

        private static String text(Symbol symbol) {
            return symbol.declaration().range().of(symbol.source().tree().text());
        }

        /** Whether a statement has passed before, and nothing that it depends on has changed. */
        boolean hasPassed(Statement statement) {
            if (!comparable || !before.statements.contains(text(statement))
                    || !isUnchanged(context.derived().used(statement))) {
                return false;
            }
            return !(statement instanceof Statement.Declaration declaration)
                    || isUnchanged(declaration.name().text());
        }

        /** The rules had nothing to say about a statement. */
        void pass(Statement statement) {
            now.statements.add(text(statement));
        }

        /** What has passed in this text; where a part of it could not be read, what passed before stays comparable. */
        Passed passed() {
            return isRead() ? now : before;
        }

        private String text(Statement statement) {
            return statement.range().of(context.source().tree().text());
        }

        private boolean isUnchanged(Set<String> names) {
            if (names.contains(READS_A_FILE)) {
                return false;
            }
            for (String name : names) {
                if (!isUnchanged(name)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isUnchanged(String name) {
            Boolean known = unchanged.putIfAbsent(name, false); // names in a circle are looked at each time
            if (known != null) {
                return known;
            }
            String meaning = now.declared.get(name);
            boolean same = meaning == null
                    ? !before.declared.containsKey(name)
                    : meaning.equals(before.declared.get(name)) && context.scope().find(name)
                            .filter(symbol -> isUnchanged(context.derived().used(symbol.declaration()))).isPresent();
            unchanged.put(name, same);
            return same;
        }
    }
}
