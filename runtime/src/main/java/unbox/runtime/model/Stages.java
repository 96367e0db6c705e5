package unbox.runtime.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import unbox.language.catalog.config.UNetConfig;
import unbox.runtime.tensor.Layers;
import unbox.runtime.weights.Weights;

/**
 * Lays out a U-Net's stages in the order in which they run (diffusers, models/unets/unet_2d_blocks.py), with their
 * weights; the numbers of channels follow from the configuration.
 */
final class Stages {
    private static final int KERNEL = 3;

    private final UNetConfig config;
    private final Weights weights;
    private final Binding binding;
    private final List<Stage> stages = new ArrayList<>();
    private final Deque<Integer> skipChannels = new ArrayDeque<>();
    private int channels;

    private Stages(UNetConfig config, Weights weights, Binding binding) {
        this.config = config;
        this.weights = weights;
        this.binding = binding;
    }

    static List<Stage> of(UNetConfig config, Weights weights, Binding binding) {
        Stages layout = new Stages(config, weights, binding);
        layout.enter();
        for (int block = 0; block < config.down().size(); block++) {
            layout.down(config.down().get(block), block);
        }
        layout.middle(config.middle());
        for (int block = 0; block < config.up().size(); block++) {
            layout.up(config.up().get(block), block);
        }
        layout.leave();
        return List.copyOf(layout.stages);
    }

    private void enter() {
        channels = config.down().getFirst().channels();
        Layers.Affine convolution = binding.convolution(weights.at("conv_in"), config.inChannels(), channels, KERNEL);
        addKept(new Stage("conv_in", new Stage.Work.Enter(convolution), true));
    }

    private void down(UNetConfig.Block block, int index) {
        String name = "down." + index;
        Weights here = weights.at("down_blocks").at(index);
        for (int at = 0; at < block.residuals(); at++) {
            Stage residual = residual(name, here, at, block.channels(), false);
            if (block.attentions() == 0) {
                addKept(new Stage(residual.name(), residual.work(), true));
            } else {
                stages.add(residual);
                addKept(transformer(name, here, at, block, true));
            }
        }
        if (block.resamples()) {
            Weights sampler = here.at("downsamplers").at(0).at("conv");
            Stage.Work shrink = new Stage.Work.Shrink(binding.convolution(sampler, channels, channels, KERNEL));
            addKept(new Stage(name + ".sampler", shrink, true));
        }
        endBlock(name);
    }

    private void middle(UNetConfig.Block block) {
        Weights here = weights.at("mid_block");
        stages.add(residual("mid", here, 0, block.channels(), false));
        for (int at = 0; at < block.attentions(); at++) {
            stages.add(transformer("mid", here, at, block, false));
            stages.add(residual("mid", here, at + 1, block.channels(), false));
        }
        endBlock("mid");
    }

    private void up(UNetConfig.Block block, int index) {
        String name = "up." + index;
        Weights here = weights.at("up_blocks").at(index);
        for (int at = 0; at < block.residuals(); at++) {
            stages.add(residual(name, here, at, block.channels(), true));
            if (block.attentions() > 0) {
                stages.add(transformer(name, here, at, block, false));
            }
        }
        if (block.resamples()) {
            Weights sampler = here.at("upsamplers").at(0).at("conv");
            Stage.Work grow = new Stage.Work.Grow(binding.upsampler(sampler, channels));
            stages.add(new Stage(name + ".sampler", grow, false));
        }
        endBlock(name);
    }

    private void leave() {
        Layers.GroupNorm norm = binding.groupNorm(weights.at("conv_norm_out"), channels, config.normGroups(),
                config.normEpsilon());
        Layers.Affine convolution = binding.convolution(weights.at("conv_out"), channels, config.outChannels(), KERNEL);
        stages.add(new Stage("out", new Stage.Work.Leave(norm, convolution), false));
    }

    private Stage residual(String block, Weights here, int index, int out, boolean takesSkip) {
        int in = channels + (takesSkip ? skipChannels.removeLast() : 0);
        channels = out;
        Layers.Residual bound = binding.residual(here.at("resnets").at(index), in, out,
                Optional.of(config.timeEmbeddingWidth()), config.normGroups(), config.normEpsilon());
        return new Stage(block + ".residual." + index, new Stage.Work.Residual(bound, takesSkip), false);
    }

    private Stage transformer(String name, Weights here, int index, UNetConfig.Block block, boolean keepsSkip) {
        Layers.Transformer bound = binding.transformer(here.at("attentions").at(index), channels,
                config.crossAttentionWidth(), block.transformerLayers(), block.heads(), config.normGroups());
        return new Stage(name + "." + index, new Stage.Work.Transform(bound), keepsSkip);
    }

    private void addKept(Stage stage) {
        stages.add(stage);
        skipChannels.addLast(channels);
    }

    private void endBlock(String name) {
        stages.add(stages.removeLast().ending(name));
    }
}
