package unbox.language.check;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;

/** What follows from statements by themselves, found once during a check. For one thread. */
final class Derived {
    private final Map<Statement, Set<String>> used = new IdentityHashMap<>();
    private final Map<Declaration, ParameterKinds> kinds = new IdentityHashMap<>();

    /** Keeps what is known of a statement from an earlier text that has it too. */
    void knowUsed(Statement statement, Set<String> names) {
        used.put(statement, names);
    }

    /** The names that a statement uses, see {@link Used#by}. */
    Set<String> used(Statement statement) {
        return used.computeIfAbsent(statement, Used::by);
    }

    /** What the parameters of a declaration must be. */
    ParameterKinds kinds(Declaration declaration) {
        return kinds.computeIfAbsent(declaration, ParameterKinds::of);
    }
}
