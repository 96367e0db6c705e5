package unbox.language.plan;

import java.util.Map;
import unbox.language.check.Script.Source;

/**
 * Where an expression stands.
 *
 * @param source its file: paths start there
 * @param bindings what the parameters are
 * @param encoded whether {@code all} means the blocks that have an autoencoder
 */
record Scope(Source source, Map<String, Choice> bindings, boolean encoded) {

    /** Outside of any declaration with parameters. */
    static Scope of(Source source) {
        return new Scope(source, Map.of(), true);
    }

    Scope where(boolean allIsEncoded) {
        return new Scope(source, bindings, allIsEncoded);
    }
}
