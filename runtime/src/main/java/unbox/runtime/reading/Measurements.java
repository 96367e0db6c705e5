package unbox.runtime.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unbox.language.catalog.region.RegionRasterizer;
import unbox.language.model.Expectation;
import unbox.language.model.Measure;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Run;
import unbox.runtime.output.PictureFiles;

/** An experiment's measures, and what its expectations make of them. */
public final class Measurements {
    private static final int CHANNELS = 3;

    private Measurements() {}

    /** Every measure of every picture that is not lost, in the order of the runs. */
    public static List<Measured> of(ExperimentPlan experiment, Gallery gallery, Readings readings,
            RegionRasterizer regions) {
        if (experiment.measures().isEmpty()) {
            return List.of();
        }
        return experiment.runs().stream().filter(Run::isPicture).filter(run -> gallery.find(run).isPresent())
                .map(run -> measure(experiment, run, gallery, readings, regions)).toList();
    }

    /** What every expectation came to for every edited picture. */
    public static List<Claim> claims(ExperimentPlan experiment, List<Measured> measured) {
        List<Claim> claims = new ArrayList<>();
        for (Expectation expectation : experiment.expectations()) {
            measured.stream().filter(row -> row.run().isEdited()).forEach(row -> claims
                    .add(new Claim(expectation, row.run(), row.values().get(expectation.measure().name()))));
        }
        return claims;
    }

    private static Measured measure(ExperimentPlan experiment, Run run, Gallery gallery, Readings readings,
            RegionRasterizer regions) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Measure measure : experiment.measures()) {
            values.put(measure.name(), switch (measure) {
                case Measure.Change change -> run.isEdited()
                        ? change(change, run, experiment.runs().get(run.twin()), gallery, regions)
                        : 0;
                case Measure.Activation activation -> readings.activation(run, activation);
            });
        }
        return new Measured(run, values);
    }

    private static double change(Measure.Change change, Run run, Run twin, Gallery gallery, RegionRasterizer regions) {
        if (gallery.find(twin).isEmpty()) {
            return Double.NaN;
        }
        return change(PictureFiles.rgb(gallery.picture(run)), PictureFiles.rgb(gallery.picture(twin)),
                regions.pixels(change.region(), run.facts().width(), run.facts().height()));
    }

    /**
     * The weighted mean over pixels and channels of |picture - twin| / 255.
     *
     * @param picture [height, width, 3]
     * @param twin likewise
     * @param weights [height, width]
     */
    static double change(byte[] picture, byte[] twin, double[] weights) {
        double weighted = 0;
        double weight = 0;
        for (int i = 0; i < picture.length; i++) {
            weighted += weights[i / CHANNELS] * Math.abs((picture[i] & 0xff) - (twin[i] & 0xff));
            weight += weights[i / CHANNELS];
        }
        return weighted / weight / 255;
    }
}
