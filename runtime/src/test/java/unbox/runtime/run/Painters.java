package unbox.runtime.run;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.AutoencoderFolder;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.ModelFolder;
import unbox.language.model.Facts;
import unbox.runtime.reading.Picture;
import unbox.runtime.share.Batch;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.PlainKernels;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.ScriptedKernels;

/** The test models' painters, each loaded when it is first asked for. */
final class Painters implements AutoCloseable {
    static final Path LANDSCAPE = Path.of("../models/landscape");

    final PyTorch torch = PyTorch.open("cpu", 1, sentence -> {});
    private final Kernels kernels;
    private final Map<String, SdxlPainter> painters = new HashMap<>();

    Painters(boolean scripted) {
        kernels = scripted ? new ScriptedKernels(torch.manager()) : new PlainKernels();
    }

    /** @param model {@code landscape}, {@code tiny-turbo} or {@code tiny-base}; the tiny ones with the tiny autoencoders */
    SdxlPainter get(String model) {
        return painters.computeIfAbsent(model, name -> open(sources(name), 0));
    }

    /** @param keep bytes that may be used to keep what was computed for later batches */
    SdxlPainter open(PlanSources sources, long keep) {
        return SdxlPainter.open(sources, DataType.FLOAT32, torch, kernels, keep, note -> {});
    }

    /** Pictures of one batch, in its order. */
    static List<Picture> paint(Painter painter, Batch batch, Set<String> observe) {
        Map<Facts, Picture> painted = new HashMap<>();
        painter.paint(batch, new PaintRequest(facts -> true, observe, PaintListener.NONE,
                outcome -> painted.put(outcome.facts(), picture(outcome))));
        return batch.pictures().stream().map(painted::get).toList();
    }

    static Picture picture(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Painted painted -> painted.picture();
            case Outcome.Lost lost -> throw new AssertionError(lost.reason());
        };
    }

    static PlanSources sources(String model) {
        boolean landscape = model.equals("landscape");
        Path folder = landscape ? LANDSCAPE : GoldenCase.GOLDEN.resolve(model);
        Path saes = landscape ? LANDSCAPE.resolve("saes") : GoldenCase.GOLDEN.resolve("tiny-saes");
        return PlanSources.of(card(folder), autoencoders(saes));
    }

    static ModelCard card(Path folder) {
        return ModelFolder.read(folder).card(folder.getFileName().toString());
    }

    static List<AutoencoderCard> autoencoders(Path folder) {
        return AutoencoderFolder.readAll(folder, folder.resolve("labels.json"));
    }

    @Override
    public void close() {
        painters.values().forEach(SdxlPainter::close);
        torch.close();
    }
}
