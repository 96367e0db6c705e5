package unbox.server.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Plan;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.server.snapshot.Snapshot;

/** What can be done with experiments, above each of them. */
public final class Lenses {

    /**
     * A command above a line.
     *
     * @param experiment that it is for; empty where it is for all
     */
    public record Lens(Range range, String title, String command, Optional<String> experiment) {}

    private Lenses() {}

    /** In the order of the text. What has errors can only be checked. */
    public static List<Lens> of(Snapshot snapshot) {
        List<Lens> lenses = new ArrayList<>();
        List<ExperimentStatement> experiments = snapshot.script().experiments();
        if (experiments.size() > 1 && canRun(snapshot)) {
            lenses.add(new Lens(experiments.getFirst().name().range(),
                    titled("Run all", snapshot.plan().map(Plan::pictures)), "unbox.runAll", Optional.empty()));
        }
        Map<String, Integer> pictures = snapshot.plan().stream().flatMap(plan -> plan.experiments().stream())
                .collect(Collectors.toMap(ExperimentPlan::name, ExperimentPlan::pictures, (one, other) -> one));
        experiments.forEach(experiment -> add(snapshot, experiment, pictures, lenses));
        return lenses;
    }

    /** Whether there is a plan, or only too much for one while it is written. */
    private static boolean canRun(Snapshot snapshot) {
        return snapshot.plan().isPresent() || snapshot.isPlanLeftOut();
    }

    private static String titled(String title, Optional<Integer> pictures) {
        return title + pictures.map(count -> " (" + Hovers.count(count, "picture") + ")").orElse("");
    }

    private static void add(Snapshot snapshot, ExperimentStatement experiment, Map<String, Integer> pictures,
            List<Lens> lenses) {
        Range range = experiment.name().range();
        Optional<String> name = Optional.of(experiment.name().text());
        boolean runs = canRun(snapshot);
        if (runs) {
            lenses.add(new Lens(range, titled("Run", name.map(pictures::get)), "unbox.run", name));
        }
        lenses.add(new Lens(range, "Check", "unbox.check", name));
        if (runs) {
            lenses.add(new Lens(range, "Last result", "unbox.openResult", name));
            lenses.add(new Lens(range, "Compare", "unbox.compare", name));
        }
    }
}
