package unbox.language.plan;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unbox.language.catalog.ModelCard;
import unbox.language.plan.Overrides.Size;
import unbox.language.plan.Plan.AppliedDefault;

/** Gathers what the script left open, each once. */
final class AppliedDefaults {
    private final Map<String, AppliedDefault> applied = new LinkedHashMap<>();

    List<AppliedDefault> all() {
        return List.copyOf(applied.values());
    }

    String dtype() {
        add("dtype", "float32", "no other is written");
        return "float32";
    }

    Size size(ModelCard model) {
        add("size", model.defaultWidth() + " x " + model.defaultHeight(), "the model's own size");
        return new Size(model.defaultWidth(), model.defaultHeight());
    }

    void seed() {
        add("seed", "0", "no other is written");
    }

    void steps(ModelCard model) {
        add("steps", Integer.toString(model.defaultSteps()), kind(model));
    }

    void guidance(ModelCard model) {
        add("guidance", Numbers.shown(BigDecimal.valueOf(model.defaultGuidance())), kind(model));
    }

    void negative() {
        add("negative", "none", "none is written");
    }

    void copyBy() {
        add("copy by", "1", "the whole difference");
    }

    void exploreTop(int top) {
        add("explore top", Integer.toString(top), "no other is written");
    }

    private static String kind(ModelCard model) {
        return model.turbo() ? "a Turbo model" : "not a Turbo model";
    }

    private void add(String name, String value, String reason) {
        applied.putIfAbsent(name, new AppliedDefault(name, value, reason));
    }
}
