package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import unbox.language.catalog.config.UNetConfig;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Scope;
import unbox.runtime.weights.Weights;

/**
 * SDXL's U-Net (diffusers, models/unets/unet_2d_condition.py) as a sequence of named stages over a state, so that a run
 * can stop before any stage and go on from there, as often as wanted. Rows never mix.
 */
public final class UNet {
    private final ConditionEmbedding embedding;
    private final List<Stage> stages;
    private final Kernels kernels;

    /** Binds the weights; what does not fit is reported by {@link Weights#finish}. */
    public UNet(UNetConfig config, Weights weights, NDManager manager, Kernels kernels) {
        this.kernels = kernels;
        Binding binding = new Binding(kernels);
        embedding = new ConditionEmbedding(config, weights, binding, manager, kernels);
        stages = Stages.of(config, weights, binding);
    }

    /** The names of the stages in the order in which they run; transformer blocks are named as the paper names them. */
    public List<String> stages() {
        return stages.stream().map(Stage::name).toList();
    }

    /** The index of a stage in {@link #stages()}. */
    public int indexOf(String stage) {
        return IntStream.range(0, stages.size()).filter(at -> stages.get(at).name().equals(stage)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this U-Net has no stage " + stage));
    }

    /**
     * Embeds what a step depends on beside its latents.
     *
     * @param timestep of the training, the same for every row
     * @param text a row for each row of the latents
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     */
    public UNetCondition condition(float timestep, TextEmbedding text, int width, int height) {
        return embedding.condition(timestep, text, width, height);
    }

    /**
     * A whole forward pass.
     *
     * @param sample the scaled latents [rows, in channels, height, width]; with guidance first all uncond rows, then
     *        all cond rows
     * @param editor may replace the output of every transformer block
     * @param recorder is shown every block's output and every transformer block's input and output
     * @return [rows, out channels, height, width]
     */
    public NDArray forward(NDArray sample, UNetCondition condition, BlockEditor editor, Recorder recorder) {
        try (Scope scope = new Scope()) {
            return scope.keep(run(begin(sample), stages.size(), condition, editor, recorder).hidden());
        }
    }

    /** The state before the first stage. */
    public UNetState begin(NDArray sample) {
        return new UNetState(0, sample, List.of());
    }

    /**
     * Runs stages.
     *
     * @param from where to begin; it can be used again afterwards
     * @param until the index of the first stage that is not run; {@code stages().size()} for all
     * @return the state before that stage; its arrays belong to the caller's scope
     */
    public UNetState run(UNetState from, int until, UNetCondition condition, BlockEditor editor, Recorder recorder) {
        UNetState state = from;
        while (state.stage() < until) {
            UNetState next = advance(state, condition, editor, recorder);
            free(state, next, from);
            state = next;
        }
        return state;
    }

    private UNetState advance(UNetState state, UNetCondition condition, BlockEditor editor, Recorder recorder) {
        Stage stage = stages.get(state.stage());
        try (Scope scope = new Scope()) {
            NDArray hidden = compute(stage, state, condition, editor, recorder);
            stage.ends().ifPresent(block -> recorder.record(block + ".out", hidden));
            List<NDArray> skips = new ArrayList<>(state.skips());
            if (stage.work() instanceof Stage.Work.Residual residual && residual.takesSkip()) {
                skips.removeLast();
            }
            if (stage.keepsSkip()) {
                skips.add(hidden);
            }
            if (!state.holds(hidden)) {
                scope.keep(hidden);
            }
            return new UNetState(state.stage() + 1, hidden, List.copyOf(skips));
        }
    }

    private NDArray compute(Stage stage, UNetState state, UNetCondition condition, BlockEditor editor,
            Recorder recorder) {
        NDArray x = state.hidden();
        return switch (stage.work()) {
            case Stage.Work.Enter enter -> kernels.conv2d(x, enter.convolution(), 1);
            case Stage.Work.Residual residual -> {
                NDArray input = residual.takesSkip() ? kernels.concat(x, state.skips().getLast(), 1) : x;
                yield kernels.residual(input, condition.time(), residual.block());
            }
            case Stage.Work.Transform transform -> {
                NDArray output = kernels.transformer(x, condition.text(), transform.block());
                recorder.record(stage.name() + ".in", x);
                recorder.record(stage.name() + ".out", output);
                yield editor.edit(stage.name(), x, output);
            }
            case Stage.Work.Shrink shrink -> kernels.conv2d(x, shrink.convolution(), 2);
            case Stage.Work.Grow grow -> {
                // Halving an odd height or width rounded up, so twice the half may be one too many.
                Shape skip = state.skips().getLast().getShape();
                yield kernels.upsample(x, (int) skip.get(2), (int) skip.get(3), grow.upsampler());
            }
            case Stage.Work.Leave leave ->
                kernels.conv2d(kernels.groupNormSilu(x, leave.norm()), leave.convolution(), 1);
        };
    }

    /** Frees what the next state does not need, as soon as possible; what the caller gave stays the caller's. */
    private static void free(UNetState done, UNetState next, UNetState given) {
        for (NDArray array : done.arrays()) {
            if (!next.holds(array) && !given.holds(array)) {
                array.close();
            }
        }
    }
}
