package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.Analysis;

/** What holds for every plan. */
class RandomPlanTest {

    static Stream<Long> seeds() {
        return IntStream.range(0, 40).mapToObj(Long::valueOf);
    }

    private static Plan plan(long seed) {
        Analysis analysis = PlanFixture.analyze(new RandomExperiments(seed).script());
        return analysis.plan().orElseThrow(
                () -> new AssertionError(analysis.tree().text() + PlanFixture.messages(analysis)));
    }

    private static ExperimentPlan experiment(long seed) {
        return plan(seed).experiments().getFirst();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itSurvivesItsWayThroughJson(long seed) {
        Plan plan = plan(seed);

        assertEquals(plan, PlanJson.fromJson(PlanJson.toJson(plan)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itIsTheSameAgain(long seed) {
        assertEquals(PlanJson.toJson(plan(seed)), PlanJson.toJson(plan(seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRunHasAnUneditedTwinBeforeIt(long seed) {
        List<Run> runs = experiment(seed).runs();

        for (Run run : runs) {
            assertTrue(run.twin() <= run.index());
            assertEquals(run.facts().unedited(), runs.get(run.twin()).facts());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itsCoordinatesTellEveryRunFromEveryOther(long seed) {
        List<Run> runs = experiment(seed).runs();

        assertEquals(runs.size(), runs.stream().map(Run::coordinates).distinct().count());
        assertEquals(1, runs.stream().map(run -> List.copyOf(run.coordinates().keySet())).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itsPicturesHaveFilesOfTheirOwn(long seed) {
        ExperimentPlan experiment = experiment(seed);
        Set<String> files = new HashSet<>();

        experiment.grids().forEach(grid -> assertTrue(files.add(FileNames.lower(grid.file().toString()))));
        experiment.runs().stream().flatMap(run -> run.output().stream())
                .forEach(file -> assertTrue(files.add(FileNames.lower(file.toString())), file.toString()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRunStandsInAGridUnderItsOwnHeadings(long seed) {
        ExperimentPlan experiment = experiment(seed);
        Set<Integer> shown = new HashSet<>();
        for (GridPlan grid : experiment.grids()) {
            for (int row = 0; row < grid.rows().size(); row++) {
                for (int column = 0; column < grid.columns().size(); column++) {
                    if (grid.cells().get(row).get(column).isPresent()) {
                        Run run = experiment.runs().get(grid.cells().get(row).get(column).getAsInt());
                        shown.add(run.index());
                        assertHeadings(grid.rowAxes(), grid.rows().get(row), run);
                        assertHeadings(grid.columnAxes(), grid.columns().get(column), run);
                    }
                }
            }
        }
        assertEquals(IntStream.range(0, experiment.runs().size()).boxed().toList(), shown.stream().sorted().toList());
    }

    /** What does not speak of the edit says exactly the run's value. */
    private static void assertHeadings(List<String> axes, List<String> headings, Run run) {
        for (int level = 0; level < axes.size(); level++) {
            if (List.of("prompt", "negative", "seed", "steps", "guidance").contains(axes.get(level))) {
                assertEquals(run.coordinates().get(axes.get(level)), headings.get(level));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noRowAndNoColumnIsEmpty(long seed) {
        for (GridPlan grid : experiment(seed).grids()) {
            assertEquals(grid.rows().size(), grid.cells().size());
            assertTrue(grid.cells().stream().allMatch(row -> row.size() == grid.columns().size()
                    && row.stream().anyMatch(cell -> cell.isPresent())));
            assertTrue(IntStream.range(0, grid.columns().size())
                    .allMatch(column -> grid.cells().stream().anyMatch(row -> row.get(column).isPresent())));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noHeadingsStandTwice(long seed) {
        for (GridPlan grid : experiment(seed).grids()) {
            assertEquals(grid.rows().size(), Set.copyOf(grid.rows()).size(), grid.rows().toString());
            assertEquals(grid.columns().size(), Set.copyOf(grid.columns()).size(), grid.columns().toString());
        }
    }
}
