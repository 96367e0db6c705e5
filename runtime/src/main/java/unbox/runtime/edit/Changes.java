package unbox.runtime.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Operation.Add;
import unbox.language.model.Operation.Copy;
import unbox.language.model.Operation.OnFeatures;
import unbox.language.model.Operation.Only;
import unbox.language.model.Operation.Scale;
import unbox.language.model.Operation.Set;
import unbox.language.model.Selection.Listed;
import unbox.language.model.Selection.Strongest;
import unbox.runtime.sae.SparseCode;

/** The language's table of operations: how much of each feature an operation adds at each position. */
final class Changes {
    private Changes() {}

    /** The edit that operations which hold together make of one row. */
    static RowEdit of(int from, List<Operation> holding, Reading reading) {
        List<Change> changes = new ArrayList<>();
        for (Operation operation : holding) {
            if (operation instanceof OnFeatures onFeatures) {
                changes.addAll(of(onFeatures, reading));
            }
        }
        return new RowEdit(from, Operations.base(holding), changes);
    }

    private static List<Change> of(OnFeatures operation, Reading reading) {
        float[] weights = reading.weights(operation.region());
        return features(operation, weights, reading).stream()
                .map(feature -> new Change(feature, coefficients(operation, feature, weights, reading))).toList();
    }

    private static List<Integer> features(OnFeatures operation, float[] weights, Reading reading) {
        return switch (operation.features()) {
            case Listed listed -> listed.features().stream().map(Feature::index).toList();
            case Strongest strongest -> {
                SparseCode read = operation instanceof Copy copy ? reading.source(copy.from()) : reading.code();
                yield read.strongest(weights, strongest.count());
            }
        };
    }

    private static float[] coefficients(OnFeatures operation, int feature, float[] weights, Reading reading) {
        return switch (operation) {
            case Add add -> {
                double amount = add.by() * unit(add.raw(), feature, reading);
                yield weighted(weights, position -> amount);
            }
            case Only only -> {
                double amount = only.by() * unit(only.raw(), feature, reading);
                yield weighted(weights, position -> amount);
            }
            case Scale scale -> {
                float[] z = reading.code().activation(feature);
                yield weighted(weights, position -> (scale.by() - 1) * z[position]);
            }
            case Set set -> {
                float[] z = reading.code().activation(feature);
                double amount = set.to() * unit(set.raw(), feature, reading);
                yield weighted(weights, position -> amount - z[position]);
            }
            case Copy copy -> {
                float[] z = reading.code().activation(feature);
                float[] source = reading.source(copy.from()).activation(feature);
                yield weighted(weights, position -> copy.by() * (source[position] - z[position]));
            }
        };
    }

    private static double unit(boolean raw, int feature, Reading reading) {
        return raw ? 1 : reading.mean(feature);
    }

    private static float[] weighted(float[] weights, IntToDoubleFunction amount) {
        float[] coefficients = new float[weights.length];
        for (int position = 0; position < weights.length; position++) {
            coefficients[position] = (float) (amount.applyAsDouble(position) * weights[position]);
        }
        return coefficients;
    }
}
