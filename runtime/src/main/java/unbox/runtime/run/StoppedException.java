package unbox.runtime.run;

/** A run was stopped because somebody wanted that. What was finished stays, and it can be gone on with. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoppedException() {
        super("The run was stopped.");
    }
}
