package unbox.server.answer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Plan;
import unbox.language.plan.Run;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.server.answer.RunState.How;
import unbox.server.snapshot.Snapshot;

/** What can be done with experiments, above each of them, and what has become of it. */
public final class Lenses {
    /** To look for more files would take longer than a person waits for a line of text. */
    private static final int MOST_COUNTED = 1000;

    /**
     * A command above a line.
     *
     * @param experiment that it is for; empty where it is for all
     * @param run the run that it is for
     */
    public record Lens(Range range, String title, String command, Optional<String> experiment, Optional<String> run) {}

    /** What is known beside the text: the runs of its experiments, and what they have left on disk. */
    public interface Results {

        /** @param experiment empty for the run of all of them */
        Optional<RunState> lastRun(Optional<String> experiment);

        /** Whether a file or folder is there. */
        boolean exists(Path path);
    }

    private final Snapshot snapshot;
    private final Results results;
    private final List<Lens> lenses = new ArrayList<>();

    private Lenses(Snapshot snapshot, Results results) {
        this.snapshot = snapshot;
        this.results = results;
    }

    /** In the order of the text. What has errors can only be checked. */
    public static List<Lens> of(Snapshot snapshot, Results results) {
        var lenses = new Lenses(snapshot, results);
        List<ExperimentStatement> experiments = snapshot.script().experiments();
        if (experiments.size() > 1) {
            lenses.addRun(experiments.getFirst().name().range(), "Run all", "unbox.runAll", Optional.empty(),
                    snapshot.plan().map(Plan::pictures));
        }
        Map<String, ExperimentPlan> plans = snapshot.plan().stream().flatMap(plan -> plan.experiments().stream())
                .collect(Collectors.toMap(ExperimentPlan::name, plan -> plan, (one, other) -> one));
        experiments.forEach(experiment -> lenses.add(experiment,
                Optional.ofNullable(plans.get(experiment.name().text()))));
        return lenses.lenses;
    }

    private void add(ExperimentStatement experiment, Optional<ExperimentPlan> plan) {
        Range range = experiment.name().range();
        Optional<String> name = Optional.of(experiment.name().text());
        addRun(range, "Run", "unbox.run", name, plan.map(ExperimentPlan::pictures));
        add(range, "Check", "unbox.check", name, Optional.empty());
        plan.ifPresent(each -> addResult(range, each, name));
    }

    /** @param pictures empty where there is no plan, or too much for one while it is written */
    private void addRun(Range range, String title, String command, Optional<String> experiment,
            Optional<Integer> pictures) {
        Optional<RunState> running = results.lastRun(experiment).filter(run -> run.how() == How.RUNNING);
        Optional<String> count = pictures.map(each -> Hovers.count(each, "picture"));
        if (pictures.isEmpty() && !snapshot.isPlanLeftOut()) {
            return;
        }
        if (running.isPresent()) {
            add(range, "Stop (" + running.get().finished() + count.map(" of "::concat).orElse("") + ")", "unbox.stop",
                    experiment, running.get().run());
        } else {
            add(range, title + count.map(each -> " (" + each + ")").orElse(""), command, experiment, Optional.empty());
        }
    }

    private void addResult(Range range, ExperimentPlan plan, Optional<String> experiment) {
        Optional<RunState> last = results.lastRun(experiment);
        long there = plan.pictures() > MOST_COUNTED ? last.map(RunState::finished).orElse(0)
                : plan.runs().stream().map(Run::output)
                        .flatMap(Optional::stream).filter(results::exists).count();
        boolean grid = plan.grids().stream().anyMatch(each -> results.exists(each.file()));
        if (there > 0 || grid) {
            add(range, "Last result" + told(there, plan.pictures(), last), "unbox.openResult", experiment,
                    Optional.empty());
        } else if (last.filter(run -> run.how() == How.FAILED).isPresent()) {
            add(range, "Failed", "unbox.showLog", experiment, Optional.empty());
        }
        if (grid && results.exists(plan.folder().resolveSibling(plan.folder().getFileName() + ".1"))) {
            add(range, "Compare", "unbox.compare", experiment, Optional.empty());
        }
    }

    /** How much of the result is there, and what was wrong. */
    private static String told(long there, int pictures, Optional<RunState> last) {
        List<String> told = new ArrayList<>();
        if (there > 0) {
            told.add(there == pictures ? Hovers.count(pictures, "picture")
                    : there + " of " + Hovers.count(pictures, "picture"));
        }
        last.map(Lenses::wrong).filter(each -> !each.isEmpty()).ifPresent(told::add);
        return told.isEmpty() ? "" : " (" + String.join(", ", told) + ")";
    }

    private static String wrong(RunState run) {
        return switch (run.how()) {
            case RUNNING, GOOD -> "";
            case STOPPED -> "stopped";
            case FAILED -> run.broken() == 0 ? "failed"
                    : run.broken() == 1 ? "1 claim does not hold" : run.broken() + " claims do not hold";
        };
    }

    private void add(Range range, String title, String command, Optional<String> experiment, Optional<String> run) {
        lenses.add(new Lens(range, title, command, experiment, run));
    }
}
