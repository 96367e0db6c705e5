package unbox.runtime.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.model.Facts;
import unbox.language.plan.Plan;
import unbox.runtime.edit.BatchEditor;
import unbox.runtime.edit.RasterizedRegions;
import unbox.runtime.model.BlockEditor;
import unbox.runtime.model.Pixels;
import unbox.runtime.model.Recorder;
import unbox.runtime.model.Sampler;
import unbox.runtime.model.SdxlModel;
import unbox.runtime.sae.Autoencoder;
import unbox.runtime.sae.AutoencoderFile;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;

/**
 * Paints with SDXL and the autoencoders of its blocks. A batch is sampled as a whole, whatever its edits are; runs that are
 * copied from are sampled with it.
 */
public final class SdxlPainter implements Painter {
    /** What the sampler calls the output of a step, after the step's name. */
    private static final String UNET_OUTPUT = ".unet.out";

    private final PyTorch torch;
    private final SdxlModel model;
    private final Map<String, Autoencoder> autoencoders;
    private final PaintListener listener;
    private final Sampler sampler;

    private SdxlPainter(PyTorch torch, SdxlModel model, Map<String, Autoencoder> autoencoders,
            PaintListener listener) {
        this.torch = torch;
        this.model = model;
        this.autoencoders = autoencoders;
        this.listener = listener;
        sampler = new Sampler(model);
    }

    /**
     * Loads what a plan paints with.
     *
     * @param torch opened for the device on which to paint; stays open when the painter is closed
     * @param listener hears how far a batch has come, and may stop it
     * @param notes is told, in a sentence each, what a person may want to know of the files
     * @throws RunException if a file is missing, broken or does not fit the others
     */
    public static SdxlPainter open(Plan plan, CatalogSource source, PyTorch torch, Kernels kernels,
            PaintListener listener, Consumer<String> notes) {
        DataType format = DataType.valueOf(plan.dtype().toUpperCase(Locale.ROOT));
        return open(PlanSources.find(plan, source), format, torch, kernels, listener, notes);
    }

    static SdxlPainter open(PlanSources sources, DataType format, PyTorch torch, Kernels kernels,
            PaintListener listener, Consumer<String> notes) {
        Map<String, Autoencoder> autoencoders = new LinkedHashMap<>();
        SdxlModel model = SdxlModel.load(sources.model().folder(), format, torch, kernels, notes);
        SdxlPainter painter = new SdxlPainter(torch, model, autoencoders, listener);
        try {
            sources.autoencoders().forEach((block, card) -> autoencoders.put(block, load(card, torch)));
            return painter;
        } catch (RuntimeException e) {
            painter.close();
            throw e;
        }
    }

    private static Autoencoder load(AutoencoderCard card, PyTorch torch) {
        try {
            return new Autoencoder(card, AutoencoderFile.read(card), torch.manager());
        } catch (BrokenFileException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    @Override
    public List<Picture> paint(List<Facts> batch, Set<String> observe) {
        return paint(batch, observe, Recorder.NONE);
    }

    /** The same, and the recorder is shown the tensors under the names that the reference has for them. */
    List<Picture> paint(List<Facts> batch, Set<String> observe, Recorder recorder) {
        try {
            return batch.isEmpty() ? List.of() : Scope.compute(() -> paintRows(batch, observe, recorder));
        } catch (BrokenFileException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    private List<Picture> paintRows(List<Facts> batch, Set<String> observe, Recorder recorder) {
        PictureRows rows = PictureRows.of(batch);
        Sampler.Settings settings = rows.settings();
        ObservedCodes observed = new ObservedCodes();
        BatchEditor editor = new BatchEditor(model.kernels(), autoencoders,
                new RasterizedRegions(settings.width(), settings.height()), rows.edits(), observe, observed);
        NDArray latents = sampler.latents(rows.samples(), settings, step -> editor(editor.at(step), step, recorder),
                finite(rows, recorder));
        recorder.record("latents", latents);
        Map<Facts, Picture> pictures = new LinkedHashMap<>();
        for (Facts facts : batch) {
            pictures.computeIfAbsent(facts, picture -> Scope.compute(() -> {
                byte[] rgb = develop(latents, rows, picture, recorder);
                return new Picture(picture.width(), picture.height(), rgb, observed.of(rows.condRow(picture)));
            }));
        }
        return batch.stream().map(pictures::get).toList();
    }

    private BlockEditor editor(BlockEditor editor, int step, Recorder recorder) {
        return (block, input, output) -> {
            listener.passed(step, block);
            NDArray edited = editor.edit(block, input, output);
            recorder.record("step" + step + "." + block + ".edited", edited);
            return edited;
        };
    }

    /** Shows the recorder everything, and looks at what the U-Net gives at each step. */
    private static Recorder finite(PictureRows rows, Recorder recorder) {
        return (name, tensor) -> {
            recorder.record(name, tensor);
            if (name.endsWith(UNET_OUTPUT)) {
                String step = name.substring("step".length(), name.length() - UNET_OUTPUT.length());
                FiniteWatch.require(tensor, rows.pictures(), "the U-Net's output at step " + step);
            }
        };
    }

    private byte[] develop(NDArray latents, PictureRows rows, Facts picture, Recorder recorder) {
        int row = rows.indexOf(picture);
        NDArray image = model.vae().decode(latents.get("{}:{}", row, row + 1));
        FiniteWatch.require(image, List.of(picture), "the VAE's output");
        recorder.record("image", image);
        return Pixels.rgb(image);
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("unbox", version());
        environment.put("java", Runtime.version().toString());
        environment.put("kernels", model.kernels().getClass().getSimpleName());
        environment.putAll(torch.versions());
        return environment;
    }

    private static String version() {
        String version = SdxlPainter.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>(model.hashes());
        autoencoders.forEach((block, autoencoder) -> autoencoder.hashes()
                .forEach((file, hash) -> hashes.put("autoencoders/" + block + "/" + file, hash)));
        return hashes;
    }

    /** Frees the weights. */
    @Override
    public void close() {
        autoencoders.values().forEach(Autoencoder::close);
        model.close();
    }
}
