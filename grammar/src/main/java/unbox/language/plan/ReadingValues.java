package unbox.language.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.model.Expectation;
import unbox.language.model.Expectation.Comparison;
import unbox.language.model.Feature;
import unbox.language.model.Measure;
import unbox.language.model.Region;
import unbox.language.plan.ExperimentPlan.Exploration;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Clause.Reading;
import unbox.language.syntax.Expression;

/** What an experiment reads of its pictures. A measure of several features is one measure a feature. */
final class ReadingValues {
    private static final int TOP = 10;

    private final Evaluator evaluator;
    private final AppliedDefaults defaults;
    private final Scope scope;

    ReadingValues(Evaluator evaluator, AppliedDefaults defaults, Scope scope) {
        this.evaluator = evaluator;
        this.defaults = defaults;
        this.scope = scope;
    }

    List<Exploration> explorations(List<Clause> clauses) {
        return clauses.stream().filter(Clause.Explore.class::isInstance).map(Clause.Explore.class::cast)
                .flatMap(this::explorations).distinct().toList();
    }

    List<Feature> heatmaps(List<Clause> clauses) {
        return clauses.stream().filter(Clause.Heatmap.class::isInstance).map(Clause.Heatmap.class::cast)
                .flatMap(heatmap -> evaluator.features(heatmap.features(), scope).stream()).distinct().toList();
    }

    /** Those of the expectations included, each once. */
    List<Measure> measures(List<Clause> clauses) {
        Stream<Measure> measured = clauses.stream().filter(Clause.Measure.class::isInstance)
                .map(Clause.Measure.class::cast)
                .flatMap(measure -> measure.readings().stream()).flatMap(reading -> measures(reading).stream());
        Stream<Measure> expected = expectations(clauses).stream().map(Expectation::measure);
        return Stream.concat(measured, expected).distinct().toList();
    }

    List<Expectation> expectations(List<Clause> clauses) {
        return clauses.stream().filter(Clause.Expect.class::isInstance).map(Clause.Expect.class::cast)
                .flatMap(expect -> expect.claims().stream()).flatMap(this::expectations).distinct().toList();
    }

    private Stream<Exploration> explorations(Clause.Explore explore) {
        if (explore.top().isEmpty()) {
            defaults.exploreTop(TOP);
        }
        int top = explore.top().map(count -> (int) evaluator.number(count, scope)).orElse(TOP);
        return evaluator.blocks(explore.blocks(), scope.where(true)).stream().map(block -> new Exploration(block, top));
    }

    private Stream<Expectation> expectations(Clause.Claim claim) {
        double bound = evaluator.number(claim.bound(), scope);
        Comparison comparison = Stream.of(Comparison.values()).filter(each -> each.sign().equals(claim.comparison()))
                .findFirst().orElse(Comparison.LESS);
        String end = " " + comparison.sign() + " " + evaluator.single(claim.bound(), scope).caption().shown();
        return measures(claim.reading()).stream()
                .map(measure -> new Expectation(measure.name() + end, measure, comparison, bound));
    }

    private List<Measure> measures(Reading reading) {
        return switch (reading) {
            case Clause.ChangeReading change -> List.of(change(change));
            case Clause.FeatureReading feature -> activations(feature);
        };
    }

    private Measure change(Clause.ChangeReading change) {
        String name = "change" + where(change.outside() ? "outside" : "in", change.region());
        Region region = evaluator.region(change.region(), scope);
        return new Measure.Change(name, change.outside() ? new Region.Not(region) : region);
    }

    private List<Measure> activations(Clause.FeatureReading reading) {
        Choice named = evaluator.single(reading.feature(), scope);
        List<Feature> features = evaluator.features(List.of(reading.feature()), scope);
        String where = where("in", reading.region());
        Region region = evaluator.region(reading.region(), scope);
        return features.stream().<Measure>map(feature -> new Measure.Activation(
                (features.size() == 1 ? named.caption().plain() : feature.toString()) + where, feature, region))
                .toList();
    }

    private String where(String word, Optional<Expression> region) {
        return region.map(each -> " " + word + " " + evaluator.single(each, scope).caption().shown()).orElse("");
    }
}
