package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import unbox.runtime.share.Root;
import unbox.runtime.share.Settings;
import unbox.runtime.tensor.Scope;

/** The whole way from noise to latents: every row from the first step to the last, nothing shared. */
final class Sampling {
    private Sampling() {}

    static NDArray latents(SdxlModel model, List<Root> rows, Settings settings) {
        return latents(model, rows, settings, step -> BlockEditor.NONE, Recorder.NONE);
    }

    /** @param recorder is shown what diffusers computes, under the names of the golden files */
    static NDArray latents(SdxlModel model, List<Root> rows, Settings settings, IntFunction<BlockEditor> editors,
            Recorder recorder) {
        Sampler sampler = new Sampler(model, settings);
        try (Scope scope = new Scope()) {
            TextEmbedding text = sampler.text(rows);
            int[] cond = IntStream.range((settings.branches() - 1) * rows.size(), settings.branches() * rows.size())
                    .toArray();
            recorder.record("prompt_embeds", model.kernels().rows(text.hidden(), cond));
            recorder.record("pooled", model.kernels().rows(text.pooled(), cond));
            Samples samples = sampler.start(rows);
            while (samples.step() < settings.steps()) {
                Recorder step = recorder.under("step" + samples.step() + ".");
                Sampler.Entry entry = sampler.enter(samples, text, step);
                NDArray output = model.unet().forward(entry.state().hidden(), entry.condition(),
                        editors.apply(samples.step()), step);
                step.record("unet.out", output);
                samples = sampler.leave(samples, output);
            }
            return scope.keep(samples.latents());
        }
    }
}
