package unbox.runtime.serve;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.region.RegionRasterizer;
import unbox.language.model.Facts;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Overrides;
import unbox.language.plan.Plan;
import unbox.runtime.RunException;
import unbox.runtime.output.Json;
import unbox.runtime.output.Numbers;
import unbox.runtime.output.Png;
import unbox.runtime.reading.Exploration;
import unbox.runtime.reading.FeatureGuide;
import unbox.runtime.reading.Picture;
import unbox.runtime.reading.Readings;
import unbox.runtime.run.Outcome;
import unbox.runtime.run.PaintListener;
import unbox.runtime.run.PaintRequest;
import unbox.runtime.run.Painter;
import unbox.runtime.run.RunOptions;
import unbox.runtime.run.StoppedException;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Limits;

/** What {@code explore} asks for: one unedited picture, and which features are on in it. Nothing is written anywhere. */
record ExploreRequest(Plan plan, Catalog catalog) {
    private static final int TOP = 10;

    /** @throws RequestException where a parameter is wrong, or names something that is not there */
    static ExploreRequest read(Parameters parameters, CatalogSource source) {
        StringBuilder text = new StringBuilder("model " + quoted(parameters.requireText("model")) + "\n");
        parameters.text("saes").ifPresent(saes -> text.append("saes ").append(quoted(saes)).append('\n'));
        text.append("experiment explored {\n  prompt ").append(quoted(parameters.requireText("prompt")));
        text.append("\n  seed ").append(parameters.number("seed").orElse(0.0).longValue());
        int top = parameters.number("top").orElse((double) TOP).intValue();
        text.append("\n  explore ").append(parameters.requireText("blocks")).append(" top ").append(top)
                .append("\n}\n");
        Path place = parameters.path("folder").orElse(Path.of("").toAbsolutePath()).resolve("explored.unbox");
        Plan plan = RunRequest.plan(place, text.toString(), Overrides.NONE, source);
        return new ExploreRequest(plan, RunOptions.of(plan, source).catalog());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("{", "\\{")
                .replace("}", "\\}") + '"';
    }

    /** @throws StoppedException if it is stopped */
    JsonObject explore(Painter painter, BooleanSupplier stopped) {
        ExperimentPlan experiment = plan.experiments().getFirst();
        Facts facts = experiment.runs().getFirst().facts();
        var readings = new Readings(experiment, new FeatureGuide(Map.of(), catalog), new RegionRasterizer());
        List<Picture> pictures = new ArrayList<>();
        PaintListener listener = (point, rows) -> {
            if (stopped.getAsBoolean()) {
                throw new StoppedException();
            }
        };
        painter.paint(new Batch(List.of(facts), Limits.ONE), new PaintRequest(each -> true, readings.blocks(), listener,
                outcome -> pictures.add(picture(outcome))));
        readings.read(experiment.runs().getFirst(), pictures.getFirst().observations());
        return json(pictures.getFirst(), readings.explorations());
    }

    private static Picture picture(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Painted painted -> painted.picture();
            case Outcome.Lost lost -> throw new RunException(lost.reason());
        };
    }

    private static JsonObject json(Picture picture, List<Exploration> explorations) {
        byte[] png = Png.encode(picture.width(), picture.height(), picture.rgb(), Map.of());
        return Json.object("png", Base64.getEncoder().encodeToString(png), "explorations",
                explorations.stream().map(ExploreRequest::json).toList());
    }

    private static JsonObject json(Exploration exploration) {
        return Json.object("block", exploration.block(), "step", exploration.step(), "features",
                exploration.strongest().stream().map(ExploreRequest::json).toList());
    }

    private static JsonObject json(Exploration.Row row) {
        return Json.object("feature", row.feature().toString(), "label", row.label().orElse(null), "mean",
                Numbers.json(row.mean()), "maximum", Numbers.json(row.maximum()), "share", Numbers.json(row.share()),
                "unit", row.unit().map(Numbers::json).orElse(null));
    }
}
