package unbox.runtime.reading;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.catalog.region.RegionRasterizer;
import unbox.language.model.Feature;
import unbox.language.model.Measure;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Run;
import unbox.runtime.sae.SparseCode;

/**
 * What an experiment reads of its pictures' codes: explorations, heat maps and activations. Each picture is read as soon as
 * it is painted, so that its codes need not be kept.
 */
public final class Readings {
    private final ExperimentPlan experiment;
    private final FeatureGuide guide;
    private final RegionRasterizer regions;
    private final Map<Integer, List<Exploration>> explorations = new TreeMap<>();
    private final Map<Integer, List<HeatMap>> heatMaps = new TreeMap<>();
    private final Map<Integer, Map<Measure.Activation, Double>> activations = new TreeMap<>();

    public Readings(ExperimentPlan experiment, FeatureGuide guide, RegionRasterizer regions) {
        this.experiment = experiment;
        this.guide = guide;
        this.regions = regions;
    }

    /** The blocks whose codes are needed. */
    public Set<String> blocks() {
        Set<String> blocks = new LinkedHashSet<>();
        experiment.explorations().forEach(exploration -> blocks.add(exploration.block()));
        experiment.heatmaps().forEach(feature -> blocks.add(feature.block()));
        activationMeasures().forEach(measure -> blocks.add(measure.feature().block()));
        return blocks;
    }

    /** Reads one picture. */
    public void read(Run run, List<Observation> observations) {
        explorations.put(run.index(), explore(run, observations));
        heatMaps.put(run.index(), experiment.heatmaps().stream()
                .flatMap(feature -> of(feature.block(), observations).map(seen -> heatMap(run, feature, seen)))
                .toList());
        activations.put(run.index(), activationMeasures().distinct()
                .collect(Collectors.toMap(Function.identity(), measure -> activation(run, measure, observations))));
    }

    /** In the order of the runs, then of the script, then of the steps. */
    public List<Exploration> explorations() {
        return explorations.values().stream().flatMap(Collection::stream).toList();
    }

    /** In the same order. */
    public List<HeatMap> heatMaps() {
        return heatMaps.values().stream().flatMap(Collection::stream).toList();
    }

    double activation(Run run, Measure.Activation measure) {
        return activations.get(run.index()).get(measure);
    }

    private List<Exploration> explore(Run run, List<Observation> observations) {
        if (!run.isPicture()) {
            return List.of();
        }
        return experiment.explorations().stream().flatMap(wanted -> of(wanted.block(), observations)
                .map(seen -> explore(run, wanted.top(), seen))).toList();
    }

    private Exploration explore(Run run, int top, Observation seen) {
        float[] everywhere = new float[seen.code().positions()];
        Arrays.fill(everywhere, 1);
        var rows = seen.code().strongest(everywhere, top).stream()
                .map(index -> row(new Feature(seen.block(), index), seen.code())).toList();
        return new Exploration(run, seen.block(), seen.step(), rows);
    }

    private Exploration.Row row(Feature feature, SparseCode code) {
        double sum = 0;
        double maximum = 0;
        int on = 0;
        for (float value : code.activation(feature.index())) {
            sum += value;
            maximum = Math.max(maximum, value);
            on += value > 0 ? 1 : 0;
        }
        return new Exploration.Row(feature, guide.label(feature), sum / code.positions(), maximum,
                (double) on / code.positions(), guide.unit(feature));
    }

    private static HeatMap heatMap(Run run, Feature feature, Observation seen) {
        return new HeatMap(feature, run, seen.step(), seen.code().height(), seen.code().width(),
                seen.code().activation(feature.index()));
    }

    /** The weighted mean over the grid, averaged over the steps. */
    private double activation(Run run, Measure.Activation measure, List<Observation> observations) {
        return of(measure.feature().block(), observations).mapToDouble(seen -> {
            float[] weights = regions.weights(measure.region(), run.facts().width(), run.facts().height(),
                    seen.code().width(), seen.code().height());
            float[] activation = seen.code().activation(measure.feature().index());
            double weighted = 0;
            double weight = 0;
            for (int i = 0; i < weights.length; i++) {
                weighted += (double) weights[i] * activation[i];
                weight += weights[i];
            }
            return weighted / weight;
        }).average().orElse(Double.NaN);
    }

    private Stream<Measure.Activation> activationMeasures() {
        return experiment.measures().stream().filter(Measure.Activation.class::isInstance)
                .map(Measure.Activation.class::cast);
    }

    private static Stream<Observation> of(String block, List<Observation> observations) {
        return observations.stream().filter(seen -> seen.block().equals(block))
                .sorted(Comparator.comparingInt(Observation::step));
    }
}
