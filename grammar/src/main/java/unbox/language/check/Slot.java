package unbox.language.check;

import java.util.Optional;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Statement.Declaration;

/**
 * A place of a script where a value stands, and what may stand there.
 *
 * @param place how messages name it: {@code `by`}
 * @param owner the declaration whose parameters are known there
 * @param rawAt where {@code raw} would go that makes a feature's mean unnecessary
 */
record Slot(String place, Expression value, Want want, Extent extent, Optional<Declaration> owner,
        Optional<Integer> rawAt) {

    static Slot of(String place, Expression value, Want want, Extent extent, Optional<Declaration> owner) {
        return new Slot(place, value, want, extent, owner, Optional.empty());
    }

    /** A value inside this one's, of which the same is expected. */
    Slot inner(Expression part) {
        return new Slot(place, part, want, extent, owner, rawAt);
    }

    /** The same where another number of values may stand. */
    Slot with(Extent other) {
        return new Slot(place, value, want, other, owner, rawAt);
    }

    /** A value inside this one's, of which something else is expected. */
    Slot inner(String innerPlace, Expression part, Want innerWant, Extent innerExtent) {
        return of(innerPlace, part, innerWant, innerExtent, owner);
    }
}
