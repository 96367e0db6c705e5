package unbox.language.syntax;

import java.util.List;
import java.util.Optional;

/** What stands in an experiment's braces. */
public sealed interface Clause {

    Range range();

    /** The axes that a word of the language opens. */
    enum AxisWord {
        PROMPT,
        NEGATIVE,
        SEED,
        STEPS,
        GUIDANCE,
        EDIT;

        /** The word as it is written. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** {@code seed 0..3}, {@code edit none "original", stripy(2)}. */
    record Axis(AxisWord word, List<Item> items, Range range) implements Clause {}

    /** A value of an axis and the caption behind it. */
    record Item(Expression value, Optional<Text> caption, Range range) {}

    /** {@code grid rows seed, prompt columns edit}; either list may be empty. */
    record Grid(List<Name> rows, List<Name> columns, Range range) implements Clause {}

    /** {@code explore down.2.1, up.0.1 top 10}. */
    record Explore(List<Expression> blocks, Optional<Expression> top, Range range) implements Clause {}

    /** {@code heatmap down.2.1#4998}. */
    record Heatmap(List<Expression> features, Range range) implements Clause {}

    /** {@code measure change in subject, change outside subject}. */
    record Measure(List<Reading> readings, Range range) implements Clause {}

    /** {@code expect change outside subject < 0.1, ...}. */
    record Expect(List<Claim> claims, Range range) implements Clause {}

    /** {@code save "out/{edit}-{seed}.png"}. */
    record Save(Text path, Range range) implements Clause {}

    /** One thing that is measured, as a number a picture. */
    sealed interface Reading {
        Range range();
    }

    /** {@code change}, {@code change in R}, {@code change outside R}. */
    record ChangeReading(boolean outside, Optional<Expression> region, Range range) implements Reading {}

    /** {@code F in R}, {@code F}. */
    record FeatureReading(Expression feature, Optional<Expression> region, Range range) implements Reading {}

    /** {@code change outside R < 0.03}; the comparison is {@code <}, {@code <=}, {@code >} or {@code >=}. */
    record Claim(Reading reading, String comparison, Expression bound, Range range) {}
}
