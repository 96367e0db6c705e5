package unbox.cli;

/** What the exit code says. */
final class Exit {
    /** All went well. */
    static final int GOOD = 0;
    /** It was tried and failed: a picture could not be made, a claim does not hold, a file could not be written. */
    static final int FAILED = 1;
    /** The command or the script is wrong: mend it and try again. */
    static final int WRONG = 2;

    /** Somebody stopped it, as by Ctrl-C: what a shell says of a process that was interrupted. */
    static final int STOPPED = 130;

    private Exit() {}
}
