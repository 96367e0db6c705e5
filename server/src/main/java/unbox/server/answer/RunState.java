package unbox.server.answer;

import java.util.Optional;

/**
 * What is known of the last run of an experiment that the editor asked for.
 *
 * @param run the name of the run, once it has one
 * @param finished how many of the experiment's pictures are there
 * @param broken how many claims do not hold
 */
public record RunState(How how, Optional<String> run, int finished, int broken) {

    /** How far it is, or how it ended. */
    public enum How {
        RUNNING,
        GOOD,
        STOPPED,
        FAILED
    }
}
