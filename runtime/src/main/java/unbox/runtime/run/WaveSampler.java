package unbox.runtime.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import unbox.language.model.Facts;
import unbox.runtime.edit.BatchEditor;
import unbox.runtime.edit.BatchRow;
import unbox.runtime.edit.BlockPass;
import unbox.runtime.model.BlockEditor;
import unbox.runtime.model.Recorder;
import unbox.runtime.model.Sampler;
import unbox.runtime.model.Samples;
import unbox.runtime.model.SdxlModel;
import unbox.runtime.model.TextEmbedding;
import unbox.runtime.model.UNet;
import unbox.runtime.model.UNetCondition;
import unbox.runtime.model.UNetState;
import unbox.runtime.reading.Observation;
import unbox.runtime.sae.SparseCode;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Point;
import unbox.runtime.share.Root;
import unbox.runtime.share.Sources;
import unbox.runtime.share.Wave;
import unbox.runtime.tensor.Scope;

/** Carries the rows of a batch's waves through the U-Net, step by step: from noise to where they part, and on to latents. */
final class WaveSampler {
    private final SdxlModel model;
    private final Batch batch;
    private final BatchEditor editor;
    private final PaintRequest request;
    private final Recorder recorder;
    private final Sampler sampler;
    private final LossSearch losses;
    private final SourceCodes sources = new SourceCodes();

    WaveSampler(SdxlModel model, Batch batch, BatchEditor editor, PaintRequest request, Recorder recorder) {
        this.model = model;
        this.batch = batch;
        this.editor = editor;
        this.request = request;
        this.recorder = recorder;
        sampler = new Sampler(model, batch.settings());
        losses = new LossSearch(model, sampler, editor, sources);
    }

    /** Runs what the batch's edits copy from, as far as it is read. */
    void readSources(List<String> blocks) {
        Sources copied = Sources.of(batch, blocks);
        for (Wave wave : copied.waves()) {
            Scope.run(() -> {
                Flow flow = advance(begin(wave, Recorder.NONE), copied.last(), Recorder.NONE);
                state(flow, copied.last().orElseThrow(), Recorder.NONE);
            });
        }
    }

    /** The rows of a wave that starts from noise, before their first step. */
    Flow start(Wave wave) {
        return begin(wave, recorder);
    }

    private Flow begin(Wave wave, Recorder shown) {
        TextEmbedding text = sampler.text(roots(wave.rows()));
        int branches = batch.settings().branches();
        int rows = wave.rows().size();
        int[] cond = IntStream.range((branches - 1) * rows, branches * rows).toArray();
        if (shown != Recorder.NONE) {
            shown.record("prompt_embeds", model.kernels().rows(text.hidden(), cond));
            shown.record("pooled", model.kernels().rows(text.pooled(), cond));
        }
        Samples samples = sampler.start(roots(wave.rows()));
        return Flow.begin(wave.rows(), samples, text, sampler.enter(samples, text, shown.under("step0.")));
    }

    /** Carries rows on to where they part. */
    Parting part(Flow flow, Point until) {
        Flow before = advance(flow, Optional.of(until), recorder);
        UNetState after = state(before, until, recorder);
        Flow.free(new NDList(before.text().hidden(), before.text().pooled(), before.condition().time()), new NDList());
        return new Parting(until, before.samples(), before.state().hidden(), after, before.seen(), before.lost());
    }

    /** The state after the block where rows part. */
    private UNetState state(Flow before, Point until, Recorder shown) {
        UNet unet = model.unet();
        return unet.run(before.state(), unet.indexOf(until.block()) + 1, before.condition(),
                (block, input, output) -> passed(before, block, input, output), shown.under(step(until.step())));
    }

    /** The rows of a wave where they part from those of the wave before. */
    Flow edited(Parting parting, Wave wave) {
        int[] parents = wave.parents();
        int step = parting.point().step();
        try (Scope scope = new Scope()) {
            BlockPass pass = editor.pass(parting.point().block(), parting.input(), parting.after().hidden());
            NDArray edited = editor.edit(pass, step, leaving(wave, parting));
            recorder.record(step(step) + parting.point().block() + ".edited", edited);
            NDArray hidden = edited == parting.after().hidden() ? edited.duplicate() : edited;
            TextEmbedding text = sampler.text(roots(wave.rows()));
            Flow flow = new Flow(wave.rows(), parting.samples().rows(parents, model.kernels()), text,
                    sampler.condition(step, text),
                    parting.after().edited(hidden, branchRows(parents, parting.lost().size()), model.kernels()),
                    Flow.handedDown(parting.seen(), parents),
                    IntStream.of(parents).mapToObj(parting.lost()::get).toList());
            scope.keep(flow.arrays());
            return flow;
        }
    }

    /** With guidance first every uncond row, then every cond row. */
    private List<BatchRow> leaving(Wave wave, Parting parting) {
        List<BatchRow> leaving = new ArrayList<>();
        int entered = parting.lost().size();
        int branches = batch.settings().branches();
        for (int branch = 0; branch < branches; branch++) {
            boolean conditional = branch == branches - 1;
            for (Wave.Row row : wave.rows()) {
                leaving.add(new BatchRow(branch * entered + row.parent(), row.edit(), conditional,
                        sources.of(facts(row), parting.point(), conditional)));
            }
        }
        return leaving;
    }

    private int[] branchRows(int[] parents, int entered) {
        return IntStream.range(0, batch.settings().branches()).boxed()
                .flatMapToInt(branch -> IntStream.of(parents).map(parent -> branch * entered + parent)).toArray();
    }

    /** Finds where rows were lost. */
    LossSearch losses() {
        return losses;
    }

    /** Carries rows through all steps that are left. */
    Flow finish(Flow flow) {
        return advance(flow, Optional.empty(), recorder);
    }

    /** To the state before the block at a point, or, where there is none, through the last step. */
    private Flow advance(Flow from, Optional<Point> until, Recorder shown) {
        UNet unet = model.unet();
        Flow flow = from;
        while (flow.step() < batch.settings().steps()) {
            Flow here = flow;
            boolean stops = until.isPresent() && until.get().step() == flow.step();
            int stage = stops ? unet.indexOf(until.get().block()) : unet.stages().size();
            UNetState state = unet.run(flow.state(), stage, flow.condition(), editing(here, shown),
                    shown.under(step(flow.step())));
            Flow.free(flow.state().arrays(), state.arrays());
            flow = flow.at(state);
            if (stops) {
                return flow;
            }
            flow = leave(flow, shown);
        }
        return flow;
    }

    private BlockEditor editing(Flow flow, Recorder shown) {
        return (block, input, output) -> {
            shown.record(step(flow.step()) + block + ".edited", output);
            return passed(flow, block, input, output);
        };
    }

    private NDArray passed(Flow flow, String block, NDArray input, NDArray output) {
        Point point = new Point(flow.step(), block);
        request.listener().passed(point, flow.rows().size() * batch.settings().branches());
        if (request.observe().contains(block) || Sources.isRead(batch, point)) {
            Scope.run(() -> read(flow, point, editor.pass(block, input, output).codes()));
        }
        return output;
    }

    private void read(Flow flow, Point point, List<SparseCode> codes) {
        int rows = flow.rows().size();
        int cond = (batch.settings().branches() - 1) * rows;
        for (int row = 0; row < rows; row++) {
            if (request.observe().contains(point.block())) {
                flow.seen().get(row).add(new Observation(point.block(), point.step(), codes.get(cond + row)));
            }
            // The runs that are copied from have no edits; an edited row is nobody's source.
            Facts facts = facts(flow.rows().get(row));
            if (facts.edit().isEmpty() && Sources.isRead(batch, point)) {
                sources.keep(facts, point, true, codes.get(cond + row));
                sources.keep(facts, point, false, codes.get(row));
            }
        }
    }

    private Flow leave(Flow flow, Recorder shown) {
        NDArray output = flow.state().hidden();
        shown.record(step(flow.step()) + "unet.out", output);
        Flow looked = flow.losing(losses.lost(flow, output));
        Samples samples = sampler.leave(flow.samples(), output);
        Flow.free(flow.state().arrays(), samples.arrays());
        Flow.free(flow.samples().arrays(), samples.arrays());
        Flow.free(new NDList(flow.condition().time()), new NDList());
        if (samples.step() == batch.settings().steps()) {
            shown.record("latents", samples.latents());
            return looked.in(samples, new Sampler.Entry(flow.state(), flow.condition()));
        }
        return looked.in(samples, sampler.enter(samples, flow.text(), shown.under(step(samples.step()))));
    }

    /** What a row starts from. */
    private static List<Root> roots(List<Wave.Row> rows) {
        return rows.stream().map(row -> Root.of(facts(row))).toList();
    }

    /** Any of what a row becomes: they are alike so far. */
    static Facts facts(Wave.Row row) {
        return row.pictures().getFirst();
    }

    private static String step(int step) {
        return "step" + step + ".";
    }
}
