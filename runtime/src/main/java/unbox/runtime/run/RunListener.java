package unbox.runtime.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import unbox.language.plan.Run;
import unbox.runtime.share.Passes;

/** Hears what happens while a plan runs: one event at a time, from the thread that runs the plan or the one that writes. */
@FunctionalInterface
public interface RunListener {

    /** Hears nothing. */
    RunListener SILENT = event -> {};

    void hear(Event event);

    /** Something that happened. */
    sealed interface Event {}

    /**
     * The outputs can be written, and painting begins.
     *
     * @param pictures that the plan makes, those that are there already included
     * @param twins unedited pictures that are made too, to compare with, but not shown
     * @param taken how many of both are there already
     * @param passes what is to be computed for the others
     * @param alone what that would be if they shared nothing
     */
    record Started(int pictures, int twins, int taken, Passes passes, Passes alone) implements Event {}

    /**
     * Rows have passed a block.
     *
     * @param done of the work, from 0 to 1
     * @param left the time that the rest will take, as far as can be told from what was measured
     */
    record Advanced(double done, Duration left) implements Event {}

    /** A picture lies in its place. */
    record PictureDone(String experiment, Run run, Path file, Origin origin) implements Event {}

    /** Where a picture came from. */
    enum Origin {
        /** It was computed. */
        PAINTED,
        /** An earlier run had made it. */
        TAKEN
    }

    /** An unedited twin that the script does not list is there. */
    record TwinDone(String experiment, Run run, Origin origin) implements Event {}

    /** A picture could not be computed; the others go on. */
    record PictureLost(String experiment, Run run, String reason) implements Event {}

    /** An experiment's grids, tables and manifest lie in their places. */
    record ExperimentDone(ExperimentResult result) implements Event {}

    /**
     * Files of earlier runs that the script does not make any more.
     *
     * @param removed whether they were removed, as was wanted, or are still there
     */
    record LeftOver(String experiment, List<Path> files, boolean removed) implements Event {}

    /** Something that a person may want to know. */
    record Note(String text) implements Event {}

    /** Something that a person should look at. */
    record Warning(String text) implements Event {}
}
