package unbox.language.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whatever may stand where a value is expected. The parser accepts any of them anywhere; the checker says what fits, so
 * that a wrong kind of value gets a message about its meaning and not about its spelling.
 */
public sealed interface Expression {

    Range range();

    /**
     * {@code 3}, {@code 0.5}, {@code -8}.
     *
     * @param digits with their sign
     */
    record NumberLiteral(String digits, Range range) implements Expression {

        /** The number, exact as written. It is made when it is asked for: Java needs long to begin with decimals. */
        public BigDecimal value() {
            return new BigDecimal(digits);
        }
    }

    /** {@code 0..3}, {@code -8..8 step 4}, {@code 13..} (only after {@code during steps}). */
    record NumberRange(NumberLiteral from, Optional<NumberLiteral> to, Optional<NumberLiteral> step, Range range)
            implements Expression {}

    /** {@code "text"}. */
    record TextLiteral(Text text, Range range) implements Expression {}

    /** A name without parentheses: of a declaration, a parameter, or a word like {@code cond}. */
    record Reference(Name name, Range range) implements Expression {}

    /** {@code stripy(2)}, {@code photo(animal: "cat")}, {@code rect(0, 0, 1, 0.4)}, {@code mask("hand.png")}. */
    record Call(Name name, List<Argument> arguments, Range range) implements Expression {}

    /** {@code down.2.1}. */
    record BlockLiteral(String block, Range range) implements Expression {}

    /** {@code up.0.1#4977 "tiger stripes"}; without an index while unfinished ({@code up.0.1#}). */
    record FeatureLiteral(String block, OptionalInt index, Optional<Text> label, Range range) implements Expression {}

    /** {@code up.0.1#0..39}: features of one block, both ends in. */
    record FeatureRange(FeatureLiteral from, NumberLiteral to, Range range) implements Expression {}

    /** {@code down.2.1 top 80}; the block may be a parameter. {@code unlike P} is parsed and refused by the checker. */
    record Top(Expression block, Expression count, Optional<Expression> unlike, Range range) implements Expression {}

    /** {@code [2, 4, 8]}. */
    record ListLiteral(List<Expression> items, Range range) implements Expression {}

    /** {@code each fur}, {@code each all}: the axis of a list's members. */
    record Each(Expression list, Range range) implements Expression {}

    /** {@code all}. */
    record All(Range range) implements Expression {}

    /** {@code none}. */
    record None(Range range) implements Expression {}

    /** {@code a + b(2)}: edits that act at once. */
    record Sum(List<Expression> terms, Range range) implements Expression {}

    /** {@code not face}. */
    record Not(Expression region, Range range) implements Expression {}

    /** {@code a and b}: where both are, the smaller weight. */
    record And(Expression left, Expression right, Range range) implements Expression {}

    /** {@code a or b}: where either is, the larger weight. */
    record Or(Expression left, Expression right, Range range) implements Expression {}

    /** Nothing where a value was expected; the parser has said so. Checks pass over it in silence. */
    record Missing(Range range) implements Expression {}

    /** {@code 2} or {@code strength: 2} in a call. */
    record Argument(Optional<Name> name, Expression value, Range range) {}
}
