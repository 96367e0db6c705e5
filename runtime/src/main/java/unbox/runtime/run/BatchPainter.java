package unbox.runtime.run;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import unbox.language.model.Facts;
import unbox.runtime.model.Pixels;
import unbox.runtime.model.Recorder;
import unbox.runtime.model.SdxlModel;
import unbox.runtime.reading.Picture;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Wave;
import unbox.runtime.share.Waves;
import unbox.runtime.tensor.Scope;

/** Paints one batch: goes down the tree of its waves, computes each once, and develops what the last ones become. */
final class BatchPainter {
    private final SdxlModel model;
    private final Batch batch;
    private final PaintRequest request;
    private final WaveSampler sampler;
    private final KeptPartings kept;
    private final Recorder recorder;

    BatchPainter(SdxlModel model, Batch batch, PaintRequest request, WaveSampler sampler, KeptPartings kept,
            Recorder recorder) {
        this.model = model;
        this.batch = batch;
        this.request = request;
        this.sampler = sampler;
        this.kept = kept;
        this.recorder = recorder;
    }

    /** @param blocks the model's transformer blocks, in the order in which the U-Net passes them */
    void paint(List<String> blocks) {
        if (batch.pictures().stream().noneMatch(request.wanted())) {
            return;
        }
        sampler.readSources(blocks);
        for (Wave wave : Waves.of(batch, blocks)) {
            follow(wave, WaveKey.start(batch.settings(), request.observe(), wave), () -> sampler.start(wave));
        }
    }

    /** @param start gives the wave's rows; asked for only where they are needed */
    private void follow(Wave wave, WaveKey key, Supplier<Flow> start) {
        if (wave.pictures().noneMatch(request.wanted())) {
            return;
        }
        if (wave.until().isEmpty()) {
            develop(sampler.finish(start.get()));
            return;
        }
        Optional<Parting> known = kept.find(key);
        Parting parting = known.orElseGet(() -> sampler.part(start.get(), wave.until().get()));
        boolean ours = known.isEmpty() && !kept.keep(key, parting);
        List<Wave> next = wave.next().stream().filter(later -> later.pictures().anyMatch(request.wanted())).toList();
        for (Wave later : next) {
            boolean last = later == next.getLast();
            follow(later, key.then(later), () -> edited(parting, later, ours && last));
        }
    }

    /** What parted is freed as soon as the last wave that comes from it has begun. */
    private Flow edited(Parting parting, Wave wave, boolean last) {
        Flow flow = sampler.edited(parting, wave);
        if (last) {
            parting.free();
        }
        return flow;
    }

    private void develop(Flow flow) {
        int rows = flow.rows().size();
        int most = batch.limits().decoded();
        for (int start = 0; start < rows; start += most) {
            int end = Math.min(rows, start + most);
            if (flow.rows().subList(start, end).stream().flatMap(row -> row.pictures().stream())
                    .anyMatch(request.wanted())) {
                int[] together = IntStream.range(start, end).toArray();
                Scope.run(() -> develop(flow, together));
            }
        }
        flow.free();
    }

    private void develop(Flow flow, int[] rows) {
        NDArray images = model.vae().decode(model.kernels().rows(flow.samples().latents(), rows));
        recorder.record("image", images);
        request.listener().decoded(rows.length);
        boolean[] finite = LossSearch.finite(images);
        List<byte[]> pixels = Pixels.rgb(images);
        for (int at = 0; at < rows.length; at++) {
            int row = rows[at];
            byte[] rgb = pixels.get(at);
            boolean whole = finite[at];
            flow.rows().get(row).pictures().stream().filter(request.wanted())
                    .forEach(facts -> request.made().accept(outcome(facts, flow, row, whole, rgb)));
        }
    }

    private Outcome outcome(Facts facts, Flow flow, int row, boolean finite, byte[] rgb) {
        Optional<String> lost = flow.lost().get(row);
        if (lost.isPresent()) {
            return new Outcome.Lost(facts, lost.get());
        }
        if (!finite) {
            return new Outcome.Lost(facts, sampler.losses().reason(facts, "the VAE's output"));
        }
        return new Outcome.Painted(facts,
                new Picture(facts.width(), facts.height(), rgb, List.copyOf(flow.seen().get(row))));
    }
}
