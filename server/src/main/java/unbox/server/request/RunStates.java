package unbox.server.request;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.server.answer.RunState;
import unbox.server.answer.RunState.How;

/** What becomes of the runs that the editor asked for, heard from their events. Threads may share it. */
final class RunStates {
    private static final long BETWEEN_PICTURES = 500_000_000;

    private final List<Run> runs = new ArrayList<>();
    private final Runnable changed;
    private long told;

    /** @param changed is called when there is something new to see, not for each of many pictures */
    RunStates(Runnable changed) {
        this.changed = changed;
    }

    /** A run from the moment when it is asked for. */
    final class Run {
        private final Path script;
        private final Optional<String> only;
        private final Map<String, Integer> finished = new HashMap<>();
        private final Map<String, Integer> broken = new HashMap<>();
        private Optional<String> name = Optional.empty();
        private How how = How.RUNNING;

        private Run(Path script, Optional<String> only) {
            this.script = script;
            this.only = only;
        }

        /** Takes an event of docs/serve.md. */
        void hear(JsonObject event) {
            String kind = event.get("event").getAsString();
            synchronized (RunStates.this) {
                name = Optional.of(event.get("run").getAsString());
                switch (kind) {
                    case "picture" -> finished.merge(event.get("experiment").getAsString(), 1, Integer::sum);
                    case "experiment" -> broken.put(event.get("experiment").getAsString(),
                            event.getAsJsonArray("broken").size());
                    case "finished" ->
                        how = How.valueOf(event.get("how").getAsString().toUpperCase(java.util.Locale.ROOT));
                    default -> {
                        // is for those who show more
                    }
                }
            }
            tell(kind);
        }

        /** It never began. */
        void forget() {
            synchronized (RunStates.this) {
                runs.remove(this);
            }
            changed.run();
        }

        private boolean makes(Optional<String> experiment) {
            return only.isEmpty() || only.equals(experiment);
        }

        private RunState state(Optional<String> experiment) {
            return experiment.map(each -> new RunState(how, name, finished.getOrDefault(each, 0),
                    broken.getOrDefault(each, 0)))
                    .orElseGet(() -> new RunState(how, name, sum(finished), sum(broken)));
        }

        private static int sum(Map<String, Integer> numbers) {
            return numbers.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** @param only the experiment that is run; empty for all */
    Run begin(Path script, Optional<String> only) {
        var run = new Run(script, only);
        synchronized (this) {
            runs.removeIf(each -> each.how != How.RUNNING && each.script.equals(script)
                    && (only.isEmpty() || each.only.equals(only)));
            runs.add(run);
        }
        changed.run();
        return run;
    }

    /** The last run that makes an experiment; of all experiments where none is named. */
    synchronized Optional<RunState> last(Path script, Optional<String> experiment) {
        return runs.reversed().stream().filter(each -> each.script.equals(script) && each.makes(experiment)).findFirst()
                .map(each -> each.state(experiment));
    }

    private void tell(String kind) {
        boolean now = switch (kind) {
            case "started", "experiment", "finished" -> true;
            case "picture" -> System.nanoTime() - told > BETWEEN_PICTURES;
            default -> false;
        };
        if (now) {
            told = System.nanoTime();
            changed.run();
        }
    }
}
