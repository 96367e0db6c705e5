package unbox.language.model;

/** Which of the two branches of guidance an operation touches. */
public enum Branch {
    /** The conditional branch, the default. */
    COND,
    /** The unconditional branch. */
    UNCOND,
    /** Both alike. */
    BOTH,
    /** Added to cond, subtracted from uncond. */
    OPPOSED
}
