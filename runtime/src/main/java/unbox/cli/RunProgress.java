package unbox.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import unbox.runtime.run.RunListener;
import unbox.runtime.share.Passes;

/**
 * Shows how far a run is: on a terminal a bar with pictures done, time left and what is shared, else a line a picture; or,
 * for other programs, every event as a line of JSON.
 */
final class RunProgress implements RunListener, AutoCloseable {
    private final Console console;
    private final boolean terminal;
    private final boolean quiet;
    private Optional<ProgressBar> bar = Optional.empty();
    private Duration left = Duration.ZERO;
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
            case Advanced advanced -> left = advanced.left();
            case PictureDone picture -> advance(picture.origin(), picture.file().getFileName().toString());
            case TwinDone twin -> advance(twin.origin(), "unedited twin");
            case PictureLost lost -> warn(lost.reason());
            case ExperimentDone experiment -> bar.ifPresent(shown -> shown.setExtraMessage(experiment.result().name()));
            case LeftOver leftOver -> say(leftOver(leftOver));
            case Note note -> say(note.text());
            case Warning warning -> warn(warning.text());
        }
    }

    private void start(Started started) {
        pictures = started.pictures() + started.twins() - started.taken();
        if (started.taken() > 0) {
            say(started.taken() + " of " + Words.count(started.pictures() + started.twins(), "picture")
                    + (started.taken() == 1 ? " is" : " are") + " there already");
        }
        if (pictures > 0) {
            sharing(started).ifPresent(this::say);
        }
        if (terminal && !quiet && pictures > 0) {
            bar = Optional.of(new ProgressBarBuilder().setTaskName("painting").setInitialMax(pictures)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK).setUpdateIntervalMillis(100)
                    .setEtaFunction(state -> Optional.of(left))
                    .setConsumer(new ConsoleProgressBarConsumer(System.err)).setUnit(" pictures", 1).build());
        }
    }

    /** {@code sharing 71 % of the work: blocks are passed 1,204 times instead of 4,224}. */
    static Optional<String> sharing(Started started) {
        Passes passes = started.passes();
        long alone = started.alone().rows();
        return passes.rows() >= alone ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT,
                        "sharing %d %% of the U-Net's work: blocks are passed %,d times instead of %,d",
                        100 - Math.round(100.0 * passes.rows() / alone), passes.rows(), alone));
    }

    private void advance(Origin origin, String name) {
        if (origin == Origin.TAKEN) {
            return;
        }
        done++;
        bar.ifPresent(shown -> shown.setExtraMessage(name).step());
        if (bar.isEmpty() && !quiet) {
            console.err().printf("%d/%d %s%s%n", done, pictures, name,
                    left.toSeconds() > 0 ? ", " + Words.duration(left) + " left" : "");
        }
    }

    private static String leftOver(LeftOver leftOver) {
        String files = Words.count(leftOver.files().size(), "file") + " of earlier runs";
        return leftOver.removed()
                ? "removed " + files + " that the script does not make any more"
                : files + (leftOver.files().size() == 1 ? " is" : " are")
                        + " in the folder that the script does not make any more, such as "
                        + leftOver.files().getFirst().getFileName() + "; --prune removes what is left over";
    }

    private void warn(String text) {
        pauseBar(() -> console.err().println(console.paint(Console.Ink.WARNING, "warning: ") + text));
    }

    private void pauseBar(Runnable print) {
        bar.ifPresent(ProgressBar::pause);
        print.run();
        bar.ifPresent(ProgressBar::resume);
    }

    @Override
    public void close() {
        end();
    }

    /** Takes the bar away. */
    void end() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
