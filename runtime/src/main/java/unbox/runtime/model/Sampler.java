package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import unbox.runtime.RunException;
import unbox.runtime.share.Root;
import unbox.runtime.share.Settings;
import unbox.runtime.tensor.Scope;

/**
 * From prompts and seeds to latents, as diffusers' SDXL pipeline goes
 * (pipelines/stable_diffusion_xl/pipeline_stable_diffusion_xl.py), for pictures of one size, number of steps and guidance:
 * {@link #start}, then for each step {@link #enter}, the U-Net, {@link #leave}. A row's text and noise do not depend on the
 * other rows.
 */
public final class Sampler {
    private final SdxlModel model;
    private final Settings settings;
    private final Scheduler scheduler;

    /** @throws RunException when the model cannot make this size or number of steps */
    public Sampler(SdxlModel model, Settings settings) {
        this.model = model;
        this.settings = settings;
        requireSize();
        scheduler = Scheduler.of(model.schedulerConfig(), settings.steps());
    }

    /** A step's forward pass before its first stage. */
    public record Entry(UNetState state, UNetCondition condition) {}

    public Settings settings() {
        return settings;
    }

    /** The embedded texts that the U-Net is told: a row each or, with guidance, first every uncond, then every cond. */
    public TextEmbedding text(List<Root> rows) {
        TextEmbedding cond = model.prompts().rows(rows.stream().map(root -> Optional.of(root.prompt())).toList());
        if (!settings.guided()) {
            return cond;
        }
        TextEmbedding uncond = model.prompts().rows(rows.stream().map(Root::negative).toList());
        return new TextEmbedding(stack(List.of(uncond.hidden(), cond.hidden())),
                stack(List.of(uncond.pooled(), cond.pooled())));
    }

    /** Pure noise: the draws of every row's own generator, the start and then each step's. */
    public Samples start(List<Root> rows) {
        try (Scope scope = new Scope()) {
            int factor = model.vae().factor();
            Shape shape = new Shape(1, model.latentChannels(), settings.height() / factor, settings.width() / factor);
            int draws = scheduler.drawsNoise() ? 1 + settings.steps() : 1;
            List<List<NDArray>> byRow = rows.stream()
                    .map(row -> Noise.draw(model.manager(), row.seed(), shape, draws)).toList();
            List<NDArray> drawn = IntStream.range(0, draws)
                    .mapToObj(draw -> stack(byRow.stream().map(row -> row.get(draw)).toList())
                            .toType(model.format(), false))
                    .toList();
            NDArray latents = drawn.getFirst().mul(scheduler.schedule().initialSigma());
            Samples samples = new Samples(0, latents, drawn.subList(1, draws));
            scope.keep(samples.arrays());
            return samples;
        }
    }

    /**
     * Begins the step that comes next.
     *
     * @param text of the same rows
     * @param recorder is shown {@code unet.in}
     */
    public Entry enter(Samples samples, TextEmbedding text, Recorder recorder) {
        try (Scope scope = new Scope()) {
            NDArray latents = samples.latents();
            NDArray rows = settings.guided() ? model.kernels().concat(latents, latents, 0) : latents;
            NDArray input = scheduler.scaleInput(rows, samples.step());
            recorder.record("unet.in", input);
            return new Entry(model.unet().begin(scope.keep(input)), condition(samples.step(), text, scope));
        }
    }

    /** What a step's forward pass depends on beside its latents. */
    public UNetCondition condition(int step, TextEmbedding text) {
        try (Scope scope = new Scope()) {
            return condition(step, text, scope);
        }
    }

    private UNetCondition condition(int step, TextEmbedding text, Scope scope) {
        UNetCondition condition = model.unet().condition(scheduler.schedule().timesteps()[step], text,
                settings.width(), settings.height());
        scope.keep(condition.time());
        return condition;
    }

    /**
     * Ends a step.
     *
     * @param output of the U-Net: [rows, latent channels, height, width]; with guidance first every uncond row, then every
     *        cond row
     */
    public Samples leave(Samples samples, NDArray output) {
        try (Scope scope = new Scope()) {
            NDArray guided = settings.guided() ? guide(output) : output;
            NDArray noise = scheduler.drawsNoise() ? samples.noise().get(samples.step()) : null;
            NDArray latents = scheduler.step(guided, samples.latents(), noise, samples.step());
            return new Samples(samples.step() + 1, scope.keep(latents), samples.noise());
        }
    }

    /** uncond + guidance (cond - uncond). */
    private NDArray guide(NDArray output) {
        NDList branches = output.split(2);
        NDArray uncond = branches.get(0);
        return uncond.add(branches.get(1).sub(uncond).mul(settings.guidance()));
    }

    private static NDArray stack(List<NDArray> rows) {
        return NDArrays.concat(new NDList(rows), 0);
    }

    private void requireSize() {
        int factor = model.vae().factor();
        if (settings.width() < factor || settings.height() < factor || settings.width() % factor != 0
                || settings.height() % factor != 0) {
            throw new RunException("A picture of " + settings.width() + " x " + settings.height()
                    + " pixels cannot be made: width and height must be multiples of " + factor + ".");
        }
    }
}
