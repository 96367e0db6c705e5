package unbox.runtime.reading;

import unbox.language.model.Expectation;
import unbox.language.plan.Run;
import unbox.runtime.output.Numbers;

/** What one expectation of an experiment came to for one of its edited pictures. */
public record Claim(Expectation expectation, Run run, double value) {

    /** Whether the picture bears it out; a value that is no number bears out nothing. */
    public boolean holds() {
        return expectation.holds(value);
    }

    /** {@code change outside sky < 0.03 does not hold for seed 2, edit cloudy: it is 0.0412}. */
    public String message() {
        String shown = Numbers.compact(value);
        // 0.10001 is not below 0.1, but would look like it.
        String number = shown.equals(Numbers.compact(expectation.bound())) ? Double.toString(value) : shown;
        return expectation.written() + (holds() ? " holds for " : " does not hold for ") + Captions.of(run) + ": it is "
                + number;
    }
}
