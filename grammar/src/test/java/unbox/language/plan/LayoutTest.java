package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static unbox.language.plan.PlanFixture.experiment;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How it is laid out: rows, columns and the sheets of what is neither. */
class LayoutTest {
    private static final String EDITS = """
            edit paint(f, strength) { add f by strength }
            edit dim(strength) { scale up.0.1#230 by strength }
            edit gone { skip mid.0 }
            """;

    private static GridPlan only(ExperimentPlan experiment) {
        assertEquals(1, experiment.grids().size());
        return experiment.grids().getFirst();
    }

    private static List<String> headings(List<List<String>> lines) {
        return lines.stream().map(line -> String.join(" / ", line)).toList();
    }

    private static List<String> titles(ExperimentPlan experiment) {
        return experiment.grids().stream().map(GridPlan::title).toList();
    }

    private static List<String> files(ExperimentPlan experiment) {
        return experiment.grids().stream().map(grid -> grid.file().getFileName().toString()).toList();
    }

    @Test
    void withoutGridEveryAxisButTheEditIsARowTheFirstWrittenOutermost() {
        GridPlan grid = only(experiment(EDITS, "seed 1, 2  prompt \"a\", \"b\"  edit none, gone"));

        assertEquals(List.of("seed", "prompt"), grid.rowAxes());
        assertEquals(List.of("1 / a", "1 / b", "2 / a", "2 / b"), headings(grid.rows()));
        assertEquals(List.of("edit"), grid.columnAxes());
        assertEquals(List.of("none", "gone"), headings(grid.columns()));
    }

    @Test
    void anAxisOfOneValueIsNoRowByItself() {
        assertEquals(List.of("seed"), only(experiment("prompt \"a\" seed 1, 2")).rowAxes());
    }

    @Test
    void aNamedAxisIsARowAlsoWithOneValue() {
        GridPlan grid = only(experiment("prompt \"a\" seed 7 grid rows seed columns prompt"));

        assertEquals(List.of("7"), headings(grid.rows()));
        assertEquals(List.of("a"), headings(grid.columns()));
    }

    @Test
    void withoutEditThereIsOneColumnWithoutHeading() {
        GridPlan grid = only(experiment("prompt \"a\" seed 1, 2"));

        assertEquals(List.of(), grid.columnAxes());
        assertEquals(List.of(List.of()), grid.columns());
    }

    @Test
    void onePictureIsAGridOfOne() {
        GridPlan grid = only(experiment("prompt \"a\""));

        assertEquals(1, grid.cells().size());
        assertEquals("grid.png", grid.file().getFileName().toString());
    }

    @Test
    void aParameterMayBeAnAxisOfTheGrid() {
        ExperimentPlan plan = experiment(EDITS,
                "prompt \"a\" edit paint([up.0.1#90, up.0.1#230], [2, 4]) grid rows f columns strength");
        GridPlan grid = only(plan);

        assertEquals(List.of("up.0.1#90 fur", "up.0.1#230"), headings(grid.rows()));
        assertEquals(List.of("none", "2", "4"), headings(grid.columns()));
        assertEquals("""
                none | paint(f: up.0.1#90 fur, strength: 2) | paint(f: up.0.1#90 fur, strength: 4)
                none | paint(f: up.0.1#230, strength: 2) | paint(f: up.0.1#230, strength: 4)""",
                PlanFixture.drawn(plan, grid, "edit"));
    }

    @Test
    void theTwinsColumnIsFirstAlsoWhereNoneIsNotListed() {
        GridPlan grid = only(experiment(EDITS, "prompt \"a\" seed 1, 2 edit gone"));

        assertEquals(List.of("none", "gone"), headings(grid.columns()));
    }

    @Test
    void theTwinsColumnIsFirstAlsoWhereNoneIsListedLast() {
        GridPlan grid = only(experiment(EDITS, "prompt \"a\" edit gone, dim(2), none \"original\""));

        assertEquals(List.of("original", "gone", "dim(strength: 2)"), headings(grid.columns()));
    }

    @Test
    void theTwinStandsOnceWhereTheColumnsAreSeveralParameters() {
        GridPlan grid = only(experiment(EDITS,
                "prompt \"a\" seed 1, 2 edit paint([up.0.1#90, up.0.1#230], [2, 4]) grid rows seed columns f, strength"));

        assertEquals(List.of("none / ", "up.0.1#90 fur / 2", "up.0.1#90 fur / 4", "up.0.1#230 / 2", "up.0.1#230 / 4"),
                headings(grid.columns()));
    }

    @Test
    void theTwinLeadsEachGroupWhereTheColumnsAreAnotherAxisToo() {
        GridPlan grid = only(experiment(EDITS, "prompt \"a\" seed 1, 2 edit gone grid columns seed, edit"));

        assertEquals(List.of("1 / none", "1 / gone", "2 / none", "2 / gone"), headings(grid.columns()));
    }

    @Test
    void theTwinsRowIsFirstWhereTheEditIsARow() {
        ExperimentPlan plan = experiment(EDITS,
                "prompt \"a\", \"b\" edit gone, dim(0.5) grid rows edit columns prompt");

        assertEquals(List.of("none", "gone", "dim(strength: 0.5)"), headings(only(plan).rows()));
        assertEquals("a | b\na | b\na | b", PlanFixture.drawn(plan, only(plan), "prompt"));
    }

    @Test
    void anEditsHeadingLeavesOutTheParametersThatHaveTheirOwn() {
        ExperimentPlan plan = experiment(EDITS, """
                prompt "a"
                edit   paint(up.0.1#90, [2, 4]), dim([2, 4]), gone
                grid   rows edit columns strength
                """);

        assertEquals(List.of("paint(f: up.0.1#90 fur)", "dim", "gone"), headings(only(plan).rows()));
        assertEquals(List.of("none", "2", "4", ""), headings(only(plan).columns()));
        assertEquals("""
                none | paint(f: up.0.1#90 fur, strength: 2) | paint(f: up.0.1#90 fur, strength: 4) | -
                none | dim(strength: 2) | dim(strength: 4) | -
                none | - | - | gone""", PlanFixture.drawn(plan, only(plan), "edit"));
    }

    @Test
    void axesNotNamedMakeOneGridPerValue() {
        ExperimentPlan plan = experiment(EDITS, "prompt \"a\", \"b\" seed 1, 2 edit gone grid rows seed columns edit");

        assertEquals(List.of("prompt: a", "prompt: b"), titles(plan));
        assertEquals(List.of("grid-a.png", "grid-b.png"), files(plan));
        assertEquals("a | a\na | a", PlanFixture.drawn(plan, plan.grids().getFirst(), "prompt"));
    }

    @Test
    void severalAxesNotNamedMakeOneGridPerCombination() {
        ExperimentPlan plan = experiment("prompt \"a\", \"b\" seed 1, 2 steps 1, 4 grid columns steps");

        assertEquals(List.of("prompt: a, seed: 1", "prompt: a, seed: 2", "prompt: b, seed: 1", "prompt: b, seed: 2"),
                titles(plan));
        assertEquals(List.of("grid-a-1.png", "grid-a-2.png", "grid-b-1.png", "grid-b-2.png"), files(plan));
    }

    @Test
    void gridsWhoseValuesDifferInCaseOnlyHaveDifferentFiles() {
        ExperimentPlan plan = experiment("prompt \"cat\", \"Cat\" seed 1, 2 grid rows seed");

        assertEquals(2, files(plan).stream().map(FileNames::lower).distinct().count());
    }

    @Test
    void theUneditedTwinsMakeTheFirstGridWhereTheEditIsNotNamed() {
        ExperimentPlan plan = experiment(EDITS, "prompt \"a\" seed 1, 2 edit gone grid rows seed");

        assertEquals(List.of("edit: none", "edit: gone"), titles(plan));
    }

    @Test
    void editsApartFromTheirNamedParametersMakeOneGridEachWithTheTwinInAll() {
        ExperimentPlan plan = experiment(EDITS, """
                prompt "a"
                seed   1, 2
                edit   paint(up.0.1#90, [2, 4]), dim([2, 4])
                grid   rows seed columns strength
                """);

        assertEquals(List.of("edit: paint(f: up.0.1#90 fur)", "edit: dim"), titles(plan));
        assertEquals(List.of("none", "2", "4"), headings(plan.grids().get(1).columns()));
        assertEquals("none | paint(f: up.0.1#90 fur, strength: 2) | paint(f: up.0.1#90 fur, strength: 4)",
                PlanFixture.drawn(plan, plan.grids().getFirst(), "edit").split("\n")[0]);
    }

    @Test
    void aPromptsParameterMayBeAnAxisOfTheGrid() {
        ExperimentPlan plan = experiment("prompt photo(animal, place) = \"a {animal} in {place}\"",
                "prompt photo([\"cat\", \"dog\"], [\"snow\", \"sand\"]) grid rows animal columns place");

        assertEquals("photo(animal: cat, place: snow) | photo(animal: cat, place: sand)\n"
                + "photo(animal: dog, place: snow) | photo(animal: dog, place: sand)",
                PlanFixture.drawn(plan, only(plan), "prompt"));
    }

    @Test
    void theFileComesBeforeTheExperimentWhereItsDefaultsAreWrittenFirst() {
        ExperimentPlan plan = experiment("seed 1, 2", "prompt \"a\", \"b\"");

        assertEquals(List.of("seed", "prompt"), only(plan).rowAxes());
    }

    @Test
    void everyRunStandsInAGrid() {
        ExperimentPlan plan = experiment(EDITS,
                "prompt \"a\", \"b\" seed 1, 2 edit gone, dim([1, 2]) grid rows edit columns seed");

        long shown = plan.grids().stream().flatMap(grid -> grid.cells().stream()).flatMap(List::stream)
                .filter(cell -> cell.isPresent()).distinct().count();
        assertEquals(plan.runs().size(), shown);
    }
}
