package unbox.server.runner;

/** Why something cannot be run, and what helps, for a person. */
public final class RunnerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What an editor may want to offer help for. */
    public enum Reason {
        /** There is no installation to run with. */
        NO_RUNTIME,
        /** The runner could not be started, or ended. */
        RUNNER_ENDED,
        /** The runner has refused, as for a script with errors. */
        REFUSED
    }

    RunnerException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
