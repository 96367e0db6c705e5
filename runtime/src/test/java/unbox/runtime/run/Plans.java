package unbox.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import unbox.language.model.Branch;
import unbox.language.model.Expectation;
import unbox.language.model.Facts;
import unbox.language.model.Feature;
import unbox.language.model.Measure;
import unbox.language.model.ModelReference;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Selection;
import unbox.language.model.Window;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.GridPlan;
import unbox.language.plan.Plan;
import unbox.language.plan.Run;

/** Plans of a small experiment: seeds down, strengths of an edit across, behind the unedited twin. */
public final class Plans {
    public static final Feature FUR = new Feature("up.0.1", 9);
    public static final int SIZE = 16;

    private final Path workspace;
    private String script = "experiment stripes { ... }";
    private int seeds = 2;
    private List<Integer> strengths = List.of(10, 20);
    private int steps = 1;
    private Region region = new Region.Everywhere();
    private boolean twinListed;
    private Optional<Path> pictures = Optional.empty();
    private List<Measure> measures = List.of();
    private List<Expectation> expectations = List.of();
    private List<ExperimentPlan.Exploration> explorations = List.of();
    private List<Feature> heatmaps = List.of();

    private Plans(Path workspace) {
        this.workspace = workspace;
    }

    public static Plans in(Path workspace) {
        return new Plans(workspace);
    }

    public Plans script(String text) {
        script = text;
        return this;
    }

    public Plans seeds(int count) {
        seeds = count;
        return this;
    }

    public Plans strengths(Integer... values) {
        strengths = List.of(values);
        return this;
    }

    public Plans steps(int count) {
        steps = count;
        return this;
    }

    public Plans region(Region where) {
        region = where;
        return this;
    }

    public Plans twinListed() {
        twinListed = true;
        return this;
    }

    /** As {@code save} does: pictures lie elsewhere. */
    public Plans picturesIn(Path folder) {
        pictures = Optional.of(folder);
        return this;
    }

    public Plans measure(Measure... all) {
        measures = List.of(all);
        return this;
    }

    public Plans expect(Expectation... all) {
        expectations = List.of(all);
        return this;
    }

    public Plans explore(int top) {
        explorations = List.of(new ExperimentPlan.Exploration("up.0.1", top));
        return this;
    }

    public Plans heatmap(Feature... features) {
        heatmaps = List.of(features);
        return this;
    }

    public Path folder() {
        return workspace.resolve("out/tiger/stripes");
    }

    public Plan plan() {
        List<Run> runs = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            int twin = runs.size();
            runs.add(run(twin, seed, "none", List.of(), twin));
            for (int strength : strengths) {
                runs.add(run(runs.size(), seed, "stripy(" + strength + ")", List.of(add(strength)), twin));
            }
        }
        var experiment = new ExperimentPlan("stripes", Optional.of("Which block paints texture?"), folder(), List.of(),
                runs, List.of(grid(runs)), explorations, heatmaps, measures, expectations);
        Path file = workspace.resolve("tiger.unbox");
        return new Plan(file, List.of(new Plan.SourceText(file, script)), new ModelReference.BuiltIn("landscape"),
                List.of(), "float32", Map.of(FUR, "fur"),
                List.of(new Plan.AppliedDefault("steps", "1", "a Turbo model")), List.of(experiment));
    }

    private Run run(int index, int seed, String edit, List<Operation> operations, int twin) {
        Map<String, String> coordinates = new LinkedHashMap<>();
        coordinates.put("seed", String.valueOf(seed));
        coordinates.put("edit", edit);
        var facts = new Facts("a \"tiger\", resting", Optional.empty(), seed, steps, 0, SIZE, SIZE, operations);
        boolean listed = twinListed || twin != index;
        Path file = pictures.orElse(folder()).resolve(index + "-" + edit.replaceAll("[()]", "") + ".png");
        return new Run(index, facts, coordinates, listed ? Optional.of(file) : Optional.empty(), twin);
    }

    private Operation add(int strength) {
        return new Operation.Add("up.0.1", new Selection.Listed(List.of(FUR)), strength, false, region, Window.ALWAYS,
                Branch.COND);
    }

    private GridPlan grid(List<Run> runs) {
        int columns = strengths.size() + 1;
        var cells = IntStream.range(0, seeds).mapToObj(row -> IntStream.range(0, columns)
                .mapToObj(column -> OptionalInt.of(row * columns + column)).toList()).toList();
        return new GridPlan("", List.of("seed"), List.of("edit"),
                IntStream.range(0, seeds).mapToObj(seed -> List.of(String.valueOf(seed))).toList(),
                runs.stream().limit(columns).map(run -> List.of(run.coordinates().get("edit"))).toList(), cells,
                folder().resolve("grid.png"));
    }
}
