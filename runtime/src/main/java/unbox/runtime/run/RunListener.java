package unbox.runtime.run;

import java.nio.file.Path;
import java.time.Duration;
import unbox.language.plan.Run;

/** Hears what happens while a plan runs, on the thread that runs it. */
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
     * @param pictures that will be written
     * @param twins unedited pictures that are made too, to compare with, but not written
     */
    record Started(int pictures, int twins) implements Event {}

    /**
     * A picture lies in its place.
     *
     * @param took its part of its batch's time; zero where an equal picture was there already
     */
    record PictureDone(String experiment, Run run, Path file, Duration took) implements Event {}

    /** An unedited twin that the script does not list has been made. */
    record TwinDone(String experiment, Run run, Duration took) implements Event {}

    /** An experiment's grids, tables and manifest lie in their places. */
    record ExperimentDone(ExperimentResult result) implements Event {}

    /** Something that a person may want to know. */
    record Note(String text) implements Event {}

    /** Something that a person should look at. */
    record Warning(String text) implements Event {}
}
