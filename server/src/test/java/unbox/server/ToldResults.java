package unbox.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unbox.server.answer.Lenses;
import unbox.server.answer.RunState;
import unbox.server.answer.RunState.How;

/**
 * Results as a test tells them: {@code "one running 3, two failed 0 2, out/script/one"} is a run of {@code one} that has made
 * 3 pictures, one of {@code two} that has failed with 2 claims that do not hold, and a file of the workspace. {@code all} is
 * the run of all experiments.
 */
public record ToldResults(Map<String, RunState> runs, Set<Path> files) implements Lenses.Results {

    public static ToldResults of(String told, Path workspace) {
        Map<String, RunState> runs = new HashMap<>();
        Set<Path> files = new HashSet<>();
        for (String each : told.isEmpty() ? new String[0] : told.split(", ")) {
            String[] words = each.split(" ");
            if (words.length == 1) {
                files.add(workspace.resolve(each));
            } else {
                runs.put(words[0], new RunState(How.valueOf(words[1].toUpperCase()), Optional.of("7"),
                        Integer.parseInt(words[2]), words.length > 3 ? Integer.parseInt(words[3]) : 0));
            }
        }
        return new ToldResults(runs, files);
    }

    @Override
    public Optional<RunState> lastRun(Optional<String> experiment) {
        return Optional.ofNullable(runs.get(experiment.orElse("all")));
    }

    @Override
    public boolean exists(Path path) {
        return files.contains(path);
    }
}
