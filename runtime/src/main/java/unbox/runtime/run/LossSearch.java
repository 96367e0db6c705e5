package unbox.runtime.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.model.Facts;
import unbox.runtime.edit.BatchEditor;
import unbox.runtime.edit.BatchRow;
import unbox.runtime.model.BlockEditor;
import unbox.runtime.model.Recorder;
import unbox.runtime.model.Sampler;
import unbox.runtime.model.Samples;
import unbox.runtime.model.SdxlModel;
import unbox.runtime.share.Point;
import unbox.runtime.share.Root;
import unbox.runtime.tensor.Scope;
import unbox.runtime.weights.NonFiniteWeight;

/**
 * Notices rows whose values are no finite numbers, and finds where that began. Looking at every block of every pass would
 * take time from all pictures; so only what a step gives is looked at, and a lost row's step is computed again, by itself,
 * with an eye on every block.
 */
final class LossSearch {
    private final SdxlModel model;
    private final Sampler sampler;
    private final BatchEditor editor;
    private final SourceCodes sources;
    /** Read when the first picture is lost. */
    private List<NonFiniteWeight> damaged;

    LossSearch(SdxlModel model, Sampler sampler, BatchEditor editor, SourceCodes sources) {
        this.model = model;
        this.sampler = sampler;
        this.editor = editor;
        this.sources = sources;
    }

    /** For each row of a flow at the end of a step why it is lost, where it is. */
    List<Optional<String>> lost(Flow flow, NDArray output) {
        boolean[] finite = finite(output);
        int rows = flow.rows().size();
        List<Optional<String>> lost = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            boolean whole = finite[row] && finite[finite.length - rows + row];
            Facts facts = WaveSampler.facts(flow.rows().get(row));
            lost.add(whole || flow.lost().get(row).isPresent()
                    ? flow.lost().get(row)
                    : Optional.of(reason(facts, place(facts, flow.samples().rows(new int[]{row}, model.kernels())))));
        }
        return lost;
    }

    /** For each row of [rows, channels, height, width] whether all its values are finite numbers. */
    static boolean[] finite(NDArray values) {
        float[] sums = Scope
                .compute(() -> values.toType(DataType.FLOAT32, false).sum(new int[]{1, 2, 3}).toFloatArray());
        boolean[] finite = new boolean[sums.length];
        for (int row = 0; row < sums.length; row++) {
            finite[row] = Float.isFinite(sums[row]);
        }
        return finite;
    }

    /** What a person is told of a lost picture. */
    String reason(Facts facts, String place) {
        return "The picture of \"%s\" with seed %d is lost: %s is not finite. ".formatted(facts.prompt(), facts.seed(),
                place) + cure(facts);
    }

    private String cure(Facts facts) {
        if (damaged == null) {
            damaged = model.nonFiniteWeights();
        }
        if (!damaged.isEmpty()) {
            return damaged.getFirst().message() + ".";
        }
        return facts.edit().isEmpty()
                ? "Where the script says dtype float16, float32 helps."
                : "Its edit is too strong: use smaller numbers, or float32 where the script says dtype float16.";
    }

    /** The first thing in a step of one picture that is not finite. */
    private String place(Facts facts, Samples samples) {
        List<String> places = new ArrayList<>();
        Recorder watch = (name, tensor) -> {
            if (!allFinite(tensor)) {
                places.add(named(name));
            }
        };
        BlockEditor editing = (block, input, output) -> {
            NDArray edited = editor.edit(editor.pass(block, input, output), samples.step(),
                    rows(facts, new Point(samples.step(), block)));
            if (!allFinite(edited)) {
                places.add("what the edit makes of " + block);
            }
            return edited;
        };
        Scope.run(() -> {
            Sampler.Entry entry = sampler.enter(samples, sampler.text(List.of(Root.of(facts))), Recorder.NONE);
            model.unet().forward(entry.state().hidden(), entry.condition(), editing, watch);
        });
        String first = places.isEmpty() ? "the U-Net's output" : places.getFirst();
        return first + " at step " + samples.step();
    }

    private List<BatchRow> rows(Facts facts, Point point) {
        List<BatchRow> rows = new ArrayList<>();
        if (facts.guided()) {
            rows.add(new BatchRow(0, facts.edit(), false, sources.of(facts, point, false)));
        }
        rows.add(new BatchRow(rows.size(), facts.edit(), true, sources.of(facts, point, true)));
        return rows;
    }

    private static boolean allFinite(NDArray values) {
        for (boolean finite : finite(values)) {
            if (!finite) {
                return false;
            }
        }
        return true;
    }

    /** {@code up.0.1.out}, as the U-Net shows it, in words. */
    private static String named(String shown) {
        int dot = shown.lastIndexOf('.');
        String block = shown.substring(0, dot);
        return shown.endsWith(".in") ? "what " + block + " is given" : "what " + block + " gives";
    }
}
