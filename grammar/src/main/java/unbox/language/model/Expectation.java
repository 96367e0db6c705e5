package unbox.language.model;

/** A claim about every edited picture of an experiment. */
public record Expectation(String written, Measure measure, Comparison comparison, double bound) {

    /** How a measure is held against the bound. */
    public enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    public boolean holds(double value) {
        return switch (comparison) {
            case LESS -> value < bound;
            case AT_MOST -> value <= bound;
            case MORE -> value > bound;
            case AT_LEAST -> value >= bound;
        };
    }
}
