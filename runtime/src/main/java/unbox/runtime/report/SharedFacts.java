package unbox.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import unbox.language.model.Facts;
import unbox.language.plan.Run;
import unbox.runtime.output.Numbers;

/** What all pictures of a sheet have in common, in words. */
final class SharedFacts {
    private SharedFacts() {}

    /** The prompts on lines of their own, then everything else on one. */
    static List<String> lines(List<Run> runs) {
        List<String> lines = new ArrayList<>();
        shared(runs, Facts::prompt).ifPresent(prompt -> lines.add("prompt “" + prompt + "”"));
        shared(runs, Facts::negative).flatMap(negative -> negative)
                .ifPresent(negative -> lines.add("negative “" + negative + "”"));
        var rest = Stream.of(shared(runs, Facts::seed).map(seed -> "seed " + seed), edit(runs),
                shared(runs, Facts::steps).map(steps -> steps == 1 ? "1 step" : steps + " steps"),
                shared(runs, Facts::guidance).filter(guidance -> guidance > 1)
                        .map(guidance -> "guidance " + Numbers.compact(guidance)),
                shared(runs, facts -> facts.width() + " × " + facts.height()));
        lines.add(String.join("  ·  ", rest.flatMap(Optional::stream).toList()));
        return lines.stream().filter(Predicate.not(String::isEmpty)).toList();
    }

    private static Optional<String> edit(List<Run> runs) {
        var edits = runs.stream().map(run -> run.coordinates().getOrDefault("edit", "none")).distinct().toList();
        return edits.size() == 1 && !edits.getFirst().equals("none") ? Optional.of("edit " + edits.getFirst())
                : Optional.empty();
    }

    private static <T> Optional<T> shared(List<Run> runs, Function<Facts, T> fact) {
        var values = runs.stream().map(run -> fact.apply(run.facts())).distinct().toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
