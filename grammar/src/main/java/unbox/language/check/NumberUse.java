package unbox.language.check;

import java.math.BigDecimal;
import java.util.function.Predicate;

/** What a number is for, and so which numbers will do. What a later one allows, the earlier ones of an edit do too. */
enum NumberUse {
    ANY("A number is less than 1e308", value -> Double.isFinite(value.doubleValue())),
    STEP_INDEX("A step is a whole number from 0 to 999", value -> whole(value, 0, 999)),
    INDEX("The index of a feature is a whole number from 0", value -> whole(value, 0, Integer.MAX_VALUE)),
    COUNT("A count is a whole number from 1", value -> whole(value, 1, Integer.MAX_VALUE)),
    STEPS("The number of steps is a whole number from 1 to 1000", value -> whole(value, 1, 1000)),
    SEED("A seed is a whole number from 0 to " + Long.MAX_VALUE, value -> whole(value, 0, Long.MAX_VALUE)),
    GUIDANCE("Guidance is a number from 0 to 1000", value -> within(value, 0, 1000));

    private final String rule;
    private final Predicate<BigDecimal> allowed;

    NumberUse(String rule, Predicate<BigDecimal> allowed) {
        this.rule = rule;
        this.allowed = allowed;
    }

    boolean allows(BigDecimal value) {
        return allowed.test(value);
    }

    /** Whether only whole numbers will do. */
    boolean whole() {
        return this != ANY && this != GUIDANCE;
    }

    /** The rule as a sentence without its point. */
    String rule() {
        return rule;
    }

    private static boolean whole(BigDecimal value, long least, long most) {
        return value.stripTrailingZeros().scale() <= 0 && within(value, least, most);
    }

    private static boolean within(BigDecimal value, long least, long most) {
        return value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
