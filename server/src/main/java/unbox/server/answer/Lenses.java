package unbox.server.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.plan.ExperimentPlan;
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
        if (experiments.size() > 1 && snapshot.plan().isPresent()) {
            lenses.add(new Lens(experiments.getFirst().name().range(),
                    "Run all (" + Hovers.count(snapshot.plan().get().pictures(), "picture") + ")", "unbox.runAll",
                    Optional.empty()));
        }
        experiments.forEach(experiment -> add(snapshot, experiment, lenses));
        return lenses;
    }

    private static void add(Snapshot snapshot, ExperimentStatement experiment, List<Lens> lenses) {
        Range range = experiment.name().range();
        Optional<String> name = Optional.of(experiment.name().text());
        Optional<ExperimentPlan> plan = snapshot.plan().stream().flatMap(each -> each.experiments().stream())
                .filter(each -> each.name().equals(experiment.name().text())).findFirst();
        plan.ifPresent(each -> lenses.add(new Lens(range,
                "Run (" + Hovers.count(each.pictures(), "picture") + ")", "unbox.run", name)));
        lenses.add(new Lens(range, "Check", "unbox.check", name));
        if (plan.isPresent()) {
            lenses.add(new Lens(range, "Last result", "unbox.openResult", name));
            lenses.add(new Lens(range, "Compare", "unbox.compare", name));
        }
    }
}
