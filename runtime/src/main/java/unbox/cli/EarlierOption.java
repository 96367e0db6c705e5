package unbox.cli;

import picocli.CommandLine.Option;
import unbox.runtime.run.RunOptions;

/** What becomes of what earlier runs have made, and of one that is writing just now. */
final class EarlierOption {
    @Option(names = "--resume", description = "Go on with a run that was stopped, as it was begun; begin none.")
    private boolean resume;

    @Option(names = "--fresh", description = "Make every picture again, also those that are there already.")
    private boolean fresh;

    @Option(names = "--prune", description = "Remove files of earlier runs that the script does not make any more.")
    private boolean prune;

    @Option(names = "--wait", description = "Where another run is writing into the same folder, wait for it.")
    private boolean wait;

    @Option(names = "--overwrite", description = "Replace other pictures that are in the way, instead of setting them aside.")
    private boolean overwrite;

    /** Whether only a stopped run is gone on with. */
    boolean resumes() {
        return resume;
    }

    /** @throws UsageException when they contradict each other */
    void check() {
        if (resume && fresh) {
            throw new UsageException(
                    "--resume goes on with what is there, and --fresh makes it again: say one of them");
        }
    }

    RunOptions apply(RunOptions options) {
        RunOptions with = options.with(new RunOptions.Earlier(fresh, overwrite, prune));
        with = resume ? with.resuming() : with;
        return wait ? with.waiting() : with;
    }
}
