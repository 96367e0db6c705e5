package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import unbox.runtime.run.RunException;
import unbox.runtime.tensor.Scope;

/**
 * From prompts and seeds to latents, as diffusers' SDXL pipeline goes
 * (pipelines/stable_diffusion_xl/pipeline_stable_diffusion_xl.py). A batch makes one picture a row; a row's text and
 * noise do not depend on the other rows.
 */
public final class Sampler {
    private final SdxlModel model;

    public Sampler(SdxlModel model) {
        this.model = model;
    }

    /** One picture of a batch. */
    public record Row(String prompt, Optional<String> negative, long seed) {}

    /**
     * What all rows of a batch share.
     *
     * @param guidance in force above 1
     * @param width in pixels
     * @param height in pixels
     */
    public record Settings(int steps, double guidance, int width, int height) {

        /** Whether every row has an uncond and a cond branch. */
        public boolean guided() {
            return guidance > 1;
        }
    }

    /**
     * Runs every step.
     *
     * @param editors gives each step's editor; the U-Net's rows are the batch's or, with guidance, first every row's
     *        uncond, then every row's cond
     * @param recorder is shown {@code prompt_embeds}, {@code pooled} (cond rows), {@code stepS.unet.in},
     *        {@code stepS.unet.out} and what the U-Net shows, under {@code stepS.}
     * @return [rows, latent channels, height / factor, width / factor] in the model's number format, owned by the
     *         caller's scope
     * @throws RunException when the model cannot make this size or number of steps
     */
    public NDArray latents(List<Row> rows, Settings settings, IntFunction<BlockEditor> editors, Recorder recorder) {
        requireSize(settings);
        Scheduler scheduler = Scheduler.of(model.schedulerConfig(), settings.steps());
        NoiseSchedule schedule = scheduler.schedule();
        try (Scope scope = new Scope()) {
            TextEmbedding text = embed(rows, settings, recorder);
            List<NDArray> noise = noise(rows, settings, scheduler.drawsNoise() ? 1 + schedule.steps() : 1);
            NDArray latents = noise.getFirst().mul(schedule.initialSigma());
            for (int step = 0; step < schedule.steps(); step++) {
                NDArray fresh = scheduler.drawsNoise() ? noise.get(step + 1) : null;
                latents = step(scheduler, latents, fresh, step, text, settings, editors.apply(step),
                        recorder.under("step" + step + "."));
            }
            return scope.keep(latents);
        }
    }

    private NDArray step(Scheduler scheduler, NDArray latents, NDArray noise, int step, TextEmbedding text,
            Settings settings, BlockEditor editor, Recorder recorder) {
        try (Scope scope = new Scope()) {
            NDArray rows = settings.guided() ? model.kernels().concat(latents, latents, 0) : latents;
            NDArray input = scheduler.scaleInput(rows, step);
            recorder.record("unet.in", input);
            UNetCondition condition = model.unet().condition(scheduler.schedule().timesteps()[step], text,
                    settings.width(), settings.height());
            NDArray output = model.unet().forward(input, condition, editor, recorder);
            recorder.record("unet.out", output);
            NDArray guided = settings.guided() ? guide(output, settings.guidance()) : output;
            return scope.keep(scheduler.step(guided, latents, noise, step));
        }
    }

    /** uncond + guidance (cond - uncond). */
    private static NDArray guide(NDArray output, double guidance) {
        NDList branches = output.split(2);
        NDArray uncond = branches.get(0);
        return uncond.add(branches.get(1).sub(uncond).mul(guidance));
    }

    private TextEmbedding embed(List<Row> rows, Settings settings, Recorder recorder) {
        TextEmbedding cond = model.prompts().rows(rows.stream().map(row -> Optional.of(row.prompt())).toList());
        recorder.record("prompt_embeds", cond.hidden());
        recorder.record("pooled", cond.pooled());
        if (!settings.guided()) {
            return cond;
        }
        TextEmbedding uncond = model.prompts().rows(rows.stream().map(Row::negative).toList());
        return new TextEmbedding(stack(List.of(uncond.hidden(), cond.hidden())),
                stack(List.of(uncond.pooled(), cond.pooled())));
    }

    /** The draws of every row's own generator: the start, then each step's. */
    private List<NDArray> noise(List<Row> rows, Settings settings, int draws) {
        int factor = model.vae().factor();
        Shape shape = new Shape(1, model.latentChannels(), settings.height() / factor, settings.width() / factor);
        List<List<NDArray>> byRow = rows.stream().map(row -> Noise.draw(model.manager(), row.seed(), shape, draws))
                .toList();
        List<NDArray> noise = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            int at = draw;
            noise.add(stack(byRow.stream().map(row -> row.get(at)).toList()).toType(model.format(), false));
        }
        return noise;
    }

    private static NDArray stack(List<NDArray> rows) {
        return NDArrays.concat(new NDList(rows), 0);
    }

    private void requireSize(Settings settings) {
        int factor = model.vae().factor();
        if (settings.width() < factor || settings.height() < factor || settings.width() % factor != 0
                || settings.height() % factor != 0) {
            throw new RunException("A picture of " + settings.width() + " x " + settings.height()
                    + " pixels cannot be made: width and height must be multiples of " + factor + ".");
        }
    }
}
