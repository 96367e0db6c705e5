package unbox.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import unbox.language.model.Facts;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Plan;
import unbox.language.plan.Run;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Needs;
import unbox.runtime.share.Passes;
import unbox.runtime.share.Sharing;

/** What a plan's run would compute: rows through each block, with sharing and without, and the memory it takes. */
final class SharingText {
    private SharingText() {}

    /** @param budget bytes that the run may use */
    static List<String> lines(Plan plan, Needs needs, long budget) {
        List<Batch> batches = new ArrayList<>();
        List<Facts> pictures = new ArrayList<>();
        long peak = 0;
        for (ExperimentPlan experiment : plan.experiments()) {
            Sharing sharing = Sharing.of(experiment.runs().stream().map(Run::facts).toList(), needs, budget);
            batches.addAll(sharing.batches());
            sharing.batches().forEach(batch -> pictures.addAll(batch.pictures()));
            peak = Math.max(peak, sharing.peak());
        }
        Passes shared = Passes.shared(batches, facts -> true, needs.blocks());
        Passes alone = Passes.alone(pictures, needs.blocks());
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("a run computes, twins included" + saved(shared, alone));
        lines.add(line("", "shared", "each alone"));
        lines.add(line("texts", shared.texts(), alone.texts()));
        needs.blocks().forEach(block -> lines.add(line(block, shared.blocks().get(block), alone.blocks().get(block))));
        lines.add(line("decoded", shared.decoded(), alone.decoded()));
        lines.add("  memory    about " + Memory.words(peak) + ", of which program and weights "
                + Memory.words(needs.weights())
                + (peak > budget ? "; more than the " + Memory.words(budget) + " that it may use" : ""));
        return lines;
    }

    private static String saved(Passes shared, Passes alone) {
        long percent = Math.round(100.0 * (alone.rows() - shared.rows()) / Math.max(1, alone.rows()));
        return percent <= 0 ? "" : ": " + percent + " % of the U-Net's work is shared";
    }

    private static String line(String name, Object shared, Object alone) {
        return String.format(Locale.ROOT, shared instanceof Long ? "  %-9s %,8d  %,10d" : "  %-9s %8s  %10s", name,
                shared, alone);
    }
}
