package unbox.language.check;

import java.util.Optional;
import java.util.Set;
import unbox.language.model.Region;
import unbox.language.syntax.Expression;

/** What regions hold, as far as a text tells. */
public final class Regions {

    private Regions() {}

    /** The region that an expression of a script writes out; empty where it depends on a parameter, or is wrong. */
    public static Optional<Region> written(Expression expression, Script script) {
        var scope = new Scope(script.source(), script.symbols(), Set.of(), true);
        return LiteralRegions.withMasks(expression, scope);
    }
}
