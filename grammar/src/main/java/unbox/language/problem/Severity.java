package unbox.language.problem;

/** An error keeps a script from running; a warning and a hint do not. */
public enum Severity {
    ERROR,
    WARNING,
    HINT
}
