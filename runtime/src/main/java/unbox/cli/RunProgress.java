package unbox.cli;

import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import unbox.runtime.run.RunListener;

/** Shows how far a run is: a bar with pictures done and time left on a terminal, else a line a picture. */
final class RunProgress implements RunListener, AutoCloseable {
    private final Console console;
    private final boolean terminal;
    private final boolean quiet;
    private Optional<ProgressBar> bar = Optional.empty();
    private int done;
    private int pictures;

    RunProgress(Main.Surroundings surroundings, boolean quiet) {
        this.console = surroundings.console();
        this.terminal = surroundings.terminal();
        this.quiet = quiet;
    }

    /** Says a sentence about what is being done. */
    void say(String sentence) {
        if (!quiet) {
            pauseBar(() -> console.err().println(sentence));
        }
    }

    @Override
    public void hear(Event event) {
        switch (event) {
            case Started started -> start(started);
            case PictureDone picture -> advance(picture);
            case TwinDone twin -> bar.ifPresent(shown -> shown.setExtraMessage("unedited twin"));
            case ExperimentDone experiment -> bar.ifPresent(shown -> shown.setExtraMessage(experiment.result().name()));
            case Note note -> say(note.text());
            case Warning warning -> pauseBar(() -> console.err()
                    .println(console.paint(Console.Ink.WARNING, "warning: ") + warning.text()));
        }
    }

    private void start(Started started) {
        pictures = started.pictures();
        if (terminal && !quiet) {
            bar = Optional.of(new ProgressBarBuilder().setTaskName("painting").setInitialMax(pictures)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK).setUpdateIntervalMillis(100)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err)).setUnit(" pictures", 1).build());
        }
    }

    private void advance(PictureDone picture) {
        done++;
        bar.ifPresent(ProgressBar::step);
        if (bar.isEmpty() && !quiet) {
            console.err().printf("%d/%d %s (%s)%n", done, pictures, picture.file().getFileName(), took(picture.took()));
        }
    }

    private static String took(Duration duration) {
        return duration.isZero() ? "equal to an earlier one" : Words.duration(duration);
    }

    private void pauseBar(Runnable print) {
        bar.ifPresent(ProgressBar::pause);
        print.run();
        bar.ifPresent(ProgressBar::resume);
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
