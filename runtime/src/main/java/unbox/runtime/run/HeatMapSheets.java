package unbox.runtime.run;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.model.Feature;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.GridPlan;
import unbox.language.plan.Run;
import unbox.runtime.output.Numbers;
import unbox.runtime.reading.FeatureGuide;
import unbox.runtime.reading.Gallery;
import unbox.runtime.reading.HeatMap;
import unbox.runtime.report.GridSheet;
import unbox.runtime.report.HeatMapPainter;
import unbox.runtime.report.Sheets;

/**
 * The sheets of an experiment's heat maps, in its folder {@code heatmaps}: for each feature {@code up.0.1-4977.png} with the
 * experiment's whole grid, and {@code up.0.1-4977/<picture>.png} for each picture; with more than one step a sheet a step.
 * All maps of a feature share one scale.
 */
final class HeatMapSheets {
    private final ExperimentPlan experiment;
    private final FeatureGuide guide;
    private final Gallery gallery;
    private final Sheets sheets;
    private final boolean severalSteps;

    private HeatMapSheets(ExperimentPlan experiment, FeatureGuide guide, Gallery gallery, Sheets sheets,
            boolean severalSteps) {
        this.experiment = experiment;
        this.guide = guide;
        this.gallery = gallery;
        this.sheets = sheets;
        this.severalSteps = severalSteps;
    }

    /** A sheet, drawn when it is asked for, and where it goes. */
    record Drawn(Path file, Supplier<GridSheet> sheet) {}

    /** One sheet after the other: they are made as they are asked for, since many do not fit into memory together. */
    static Stream<Drawn> of(ExperimentPlan experiment, List<HeatMap> heatMaps, FeatureGuide guide, Gallery gallery,
            Sheets sheets) {
        boolean severalSteps = heatMaps.stream().anyMatch(map -> map.step() > 0);
        var drawing = new HeatMapSheets(experiment, guide, gallery, sheets, severalSteps);
        return experiment.heatmaps().stream().distinct().flatMap(feature -> drawing.ofFeature(feature,
                heatMaps.stream().filter(map -> map.feature().equals(feature)).toList()));
    }

    private Stream<Drawn> ofFeature(Feature feature, List<HeatMap> heatMaps) {
        double largest = heatMaps.stream().mapToDouble(HeatMap::largest).max().orElse(0);
        String unit = guide.unit(feature).map(mean -> " (mean where it is on: " + Numbers.compact(mean) + ")")
                .orElse("");
        var legend = new GridSheet.Legend("activation of " + guide.name(feature) + unit, largest);
        return heatMaps.stream().collect(Collectors.groupingBy(HeatMap::step, TreeMap::new, Collectors.toList()))
                .values().stream().flatMap(ofStep -> ofStep(ofStep, legend));
    }

    private Stream<Drawn> ofStep(List<HeatMap> heatMaps, GridSheet.Legend legend) {
        HeatMap first = heatMaps.getFirst();
        String title = guide.name(first.feature());
        Path folder = experiment.folder().resolve("heatmaps");
        String name = first.feature().block() + "-" + first.feature().index();
        String step = severalSteps ? "step " + first.step() : "";
        String suffix = severalSteps ? "-step-" + first.step() : "";
        Map<Integer, HeatMap> ofRun = heatMaps.stream()
                .collect(Collectors.toMap(map -> map.run().index(), Function.identity()));
        Stream<Drawn> single = heatMaps.stream().filter(map -> map.run().isPicture())
                .map(map -> new Drawn(folder.resolve(name).resolve(pictureName(map.run()) + suffix + ".png"),
                        () -> sheets.single(map.run(), title, step, overlay(map, legend), legend)));
        Stream<Drawn> whole = experiment.grids().stream()
                .map(grid -> new Drawn(folder.resolve(name + gridSuffix(grid) + suffix + ".png"),
                        () -> sheets.of(grid, title, (grid.title() + "  " + step).strip(),
                                run -> Optional.ofNullable(ofRun.get(run.index()))
                                        .map(map -> () -> overlay(map, legend)),
                                legend)));
        return Stream.concat(single, whole);
    }

    private BufferedImage overlay(HeatMap map, GridSheet.Legend legend) {
        return HeatMapPainter.paint(gallery.picture(map.run()), map.activation(), map.height(), map.width(),
                legend.largest());
    }

    /** The picture's own name; with its number before it where another picture, in another folder, has the same. */
    private String pictureName(Run run) {
        String name = stem(run.output().orElseThrow());
        long same = experiment.runs().stream().map(Run::output).flatMap(Optional::stream)
                .filter(file -> stem(file).equals(name)).count();
        return same == 1 ? name : run.index() + "-" + name;
    }

    private String gridSuffix(GridPlan grid) {
        return experiment.grids().size() == 1 ? "" : "-" + stem(grid.file());
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
}
