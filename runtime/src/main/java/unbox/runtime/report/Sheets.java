package unbox.runtime.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.GridPlan;
import unbox.language.plan.Run;
import unbox.runtime.manifest.Provenance;
import unbox.runtime.reading.Captions;

/** Turns an experiment's grids into sheets that can be drawn: their headings, what all pictures share, and their origin. */
public final class Sheets {
    private static final String PROMPT_AXIS = "prompt";

    private final ExperimentPlan experiment;
    private final Provenance provenance;

    public Sheets(ExperimentPlan experiment, Provenance provenance) {
        this.experiment = experiment;
        this.provenance = provenance;
    }

    /** A grid of the pictures themselves. */
    public GridSheet of(GridPlan grid, Function<Run, Optional<Supplier<BufferedImage>>> pictures) {
        return sheet(grid, experiment.name(), grid.title(), pictures, Optional.empty());
    }

    /** A grid of something that was made of the pictures. */
    public GridSheet of(GridPlan grid, String title, String subtitle,
            Function<Run, Optional<Supplier<BufferedImage>>> pictures,
            GridSheet.Legend legend) {
        return sheet(grid, title, subtitle, pictures, Optional.of(legend));
    }

    private GridSheet sheet(GridPlan grid, String title, String subtitle,
            Function<Run, Optional<Supplier<BufferedImage>>> pictures,
            Optional<GridSheet.Legend> legend) {
        var cells = grid.cells().stream().map(row -> row.stream().map(this::run)
                .map(run -> run.flatMap(pictures)).toList()).toList();
        List<Run> runs = runs(grid);
        var facts = runs.getFirst().facts();
        return new GridSheet(header(title, subtitle, runs), grid.rowAxes(), grid.columnAxes(), rows(grid),
                columns(grid), facts.width(), facts.height(), cells, legend);
    }

    /** A sheet of one picture of a run. */
    public GridSheet single(Run run, String title, String subtitle, BufferedImage picture, GridSheet.Legend legend) {
        var line = List.of(new GridSheet.Line(List.of(), false));
        return new GridSheet(header(title, subtitle, List.of(run)), List.of(), List.of(), line, line,
                picture.getWidth(), picture.getHeight(), List.of(List.of(Optional.of(() -> picture))),
                Optional.of(legend));
    }

    private GridSheet.Header header(String title, String subtitle, List<Run> runs) {
        return new GridSheet.Header(title, subtitle, experiment.doc().orElse(""), SharedFacts.lines(runs),
                provenance.origin(), provenance.machine());
    }

    private List<GridSheet.Line> rows(GridPlan grid) {
        List<GridSheet.Line> lines = new ArrayList<>();
        for (int row = 0; row < grid.rows().size(); row++) {
            lines.add(line(grid.rowAxes(), grid.rows().get(row), runs(grid.cells().get(row).stream())));
        }
        return lines;
    }

    private List<GridSheet.Line> columns(GridPlan grid) {
        List<GridSheet.Line> lines = new ArrayList<>();
        for (int column = 0; column < grid.columns().size(); column++) {
            int index = column;
            lines.add(line(grid.columnAxes(), grid.columns().get(column),
                    runs(grid.cells().stream().map(row -> row.get(index)))));
        }
        return lines;
    }

    private GridSheet.Line line(List<String> axes, List<String> captions, List<Run> runs) {
        List<GridSheet.Heading> headings = new ArrayList<>();
        for (int level = 0; level < axes.size(); level++) {
            headings.add(heading(axes.get(level), captions.get(level), runs));
        }
        return new GridSheet.Line(headings, !runs.isEmpty() && runs.stream().noneMatch(Run::isEdited));
    }

    /** A named prompt is spelled out below its name. */
    private static GridSheet.Heading heading(String axis, String caption, List<Run> runs) {
        var prompts = runs.stream().map(run -> run.facts().prompt()).distinct().toList();
        boolean named = axis.equals(PROMPT_AXIS) && prompts.size() == 1 && !caption.contains(prompts.getFirst());
        return new GridSheet.Heading(Captions.quoted(caption), named ? prompts.getFirst() : "");
    }

    private List<Run> runs(GridPlan grid) {
        return runs(grid.cells().stream().flatMap(List::stream));
    }

    private List<Run> runs(Stream<OptionalInt> cells) {
        return cells.map(this::run).flatMap(Optional::stream).toList();
    }

    private Optional<Run> run(OptionalInt cell) {
        return cell.isPresent() ? Optional.of(experiment.runs().get(cell.getAsInt())) : Optional.empty();
    }
}
