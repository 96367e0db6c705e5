package unbox.language.syntax;

import java.util.List;
import java.util.Optional;

/** What stands in an edit's braces. {@code features} are listed features, names, or one {@code B top n}. */
public sealed interface Action {

    Range range();

    /** {@code add F by s raw in R}. */
    record Add(List<Expression> features, Expression by, boolean raw, Optional<Expression> region, Range range)
            implements Action {}

    /** {@code scale F by c in R}. */
    record Scale(List<Expression> features, Expression by, Optional<Expression> region, Range range)
            implements Action {}

    /** {@code remove F in R}. */
    record Remove(List<Expression> features, Optional<Expression> region, Range range) implements Action {}

    /** {@code set F to s raw in R}. */
    record Set(List<Expression> features, Expression to, boolean raw, Optional<Expression> region, Range range)
            implements Action {}

    /** {@code copy F from P by c in R}. */
    record Copy(List<Expression> features, Expression from, Optional<Expression> by, Optional<Expression> region,
            Range range) implements Action {}

    /** {@code only F by s raw in R}. */
    record Only(List<Expression> features, Expression by, boolean raw, Optional<Expression> region, Range range)
            implements Action {}

    /** {@code skip down.2.1, mid.0}. */
    record Skip(List<Expression> blocks, Range range) implements Action {}

    /** {@code reconstruct all}. */
    record Reconstruct(List<Expression> blocks, Range range) implements Action {}

    /** {@code during steps 0..12 { ... }}; {@code window} is a number or a range, open at its end or not. */
    record During(Expression window, List<Action> actions, Range range) implements Action {}

    /** {@code on both { ... }}; the checker knows the branches. */
    record On(Name branch, List<Action> actions, Range range) implements Action {}
}
