package unbox.language.problem;

import static unbox.language.problem.Severity.ERROR;
import static unbox.language.problem.Severity.HINT;
import static unbox.language.problem.Severity.WARNING;

import java.util.Locale;

/** Every kind of problem there is. Each has a page, {@code docs/problems/<slug>.md}, whose examples are tested. */
public enum ProblemCode {
    // how it is spelled
    UNEXPECTED_TEXT(ERROR),
    MISSING_TEXT(ERROR),
    UNKNOWN_WORD(ERROR),
    RESERVED_WORD(ERROR),
    UNTERMINATED_STRING(ERROR),
    UNTERMINATED_COMMENT(ERROR),
    BAD_ESCAPE(ERROR),
    BAD_NUMBER(ERROR),
    UNFINISHED_FEATURE(ERROR),
    MISPLACED_STATEMENT(ERROR),
    NOT_YET(ERROR),
    // names
    UNKNOWN_NAME(ERROR),
    UNKNOWN_PLACEHOLDER(ERROR),
    DUPLICATE_NAME(ERROR),
    DUPLICATE_STATEMENT(ERROR),
    DECLARATION_CYCLE(ERROR),
    UNUSED_NAME(WARNING),
    UNUSED_PARAMETER(WARNING),
    MISSING_IMPORT(ERROR),
    IMPORT_CYCLE(ERROR),
    BROKEN_IMPORT(ERROR),
    // kinds of values and calls
    WRONG_TYPE(ERROR),
    UNKNOWN_PARAMETER(ERROR),
    MISSING_ARGUMENT(ERROR),
    TOO_MANY_ARGUMENTS(ERROR),
    DUPLICATE_ARGUMENT(ERROR),
    EMPTY_RANGE(ERROR),
    NOT_A_SINGLE_VALUE(ERROR),
    OUT_OF_BOUNDS(ERROR),
    // the model and its autoencoders
    MISSING_MODEL(ERROR),
    MODEL_NOT_FOUND(ERROR),
    MODEL_BROKEN(ERROR),
    UNKNOWN_DTYPE(ERROR),
    IMPOSSIBLE_SIZE(ERROR),
    AUTOENCODERS_NOT_FOUND(ERROR),
    AUTOENCODER_BROKEN(ERROR),
    DUPLICATE_AUTOENCODER(ERROR),
    UNKNOWN_BLOCK(ERROR),
    NO_AUTOENCODER(ERROR),
    FEATURE_OUT_OF_RANGE(ERROR),
    LABEL_MISMATCH(WARNING),
    FEATURE_NEVER_FIRES(WARNING),
    NEEDS_RAW(ERROR),
    // regions
    REGION_OUTSIDE_PICTURE(ERROR),
    EMPTY_REGION(ERROR),
    MISSING_MASK(ERROR),
    BROKEN_MASK(ERROR),
    MASK_ALPHA(WARNING),
    // edits
    UNKNOWN_BRANCH(ERROR),
    NESTED_BRANCH(ERROR),
    OPPOSED_NEEDS_ADD(ERROR),
    EMPTY_WINDOW(ERROR),
    WINDOW_PAST_LAST_STEP(WARNING),
    TWO_BASES(ERROR),
    READS_DROPPED_UPDATE(WARNING),
    REMOVED_TWICE(WARNING),
    NO_EFFECT(WARNING),
    // experiments
    MISSING_PROMPT(ERROR),
    UNCOND_WITHOUT_GUIDANCE(ERROR),
    TURBO_GUIDANCE(WARNING),
    TURBO_STEPS(WARNING),
    PROMPT_TOO_LONG(WARNING),
    UNKNOWN_AXIS(ERROR),
    OUTPUTS_COLLIDE(ERROR),
    IMPOSSIBLE_OUTPUT(ERROR),
    OUTPUT_OUTSIDE_WORKSPACE(ERROR),
    PATH_OUTSIDE_WORKSPACE(ERROR),
    NO_PICTURES(ERROR),
    MANY_PICTURES(HINT);

    private final Severity severity;

    ProblemCode(Severity severity) {
        this.severity = severity;
    }

    /** How bad it is where nothing else is said. */
    public Severity severity() {
        return severity;
    }

    /** The code as people see it: {@code feature-out-of-range}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
