package unbox.runtime.run;

import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.model.ModelReference;
import unbox.language.plan.Plan;
import unbox.runtime.RunException;
import unbox.runtime.edit.BatchEditor;
import unbox.runtime.edit.RasterizedRegions;
import unbox.runtime.model.Recorder;
import unbox.runtime.model.SdxlModel;
import unbox.runtime.sae.Autoencoder;
import unbox.runtime.sae.AutoencoderFile;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Needs;
import unbox.runtime.share.Settings;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;

/** Paints with SDXL and the autoencoders of its blocks. */
public final class SdxlPainter implements Painter {
    private final PyTorch torch;
    private final SdxlModel model;
    private final Map<String, Autoencoder> autoencoders;
    private final Needs needs;
    private final KeptPartings kept;

    private SdxlPainter(PyTorch torch, SdxlModel model, Map<String, Autoencoder> autoencoders, Needs needs, long keep) {
        this.torch = torch;
        this.model = model;
        this.autoencoders = autoencoders;
        this.needs = needs;
        kept = new KeptPartings(model.manager(), keep);
    }

    /**
     * Loads what a plan paints with.
     *
     * @param torch opened for the device on which to paint; stays open when the painter is closed
     * @param keep bytes that may be used to keep what was computed for later batches; 0 for none
     * @param notes is told, in a sentence each, what a person may want to know of the files
     * @throws RunException if a file is missing, broken or does not fit the others
     */
    public static SdxlPainter open(Plan plan, CatalogSource source, PyTorch torch, Kernels kernels, long keep,
            Consumer<String> notes) {
        DataType format = DataType.valueOf(plan.dtype().toUpperCase(Locale.ROOT));
        // What there is to say of a built-in model's files is nothing that a person could change.
        Consumer<String> told = plan.model() instanceof ModelReference.BuiltIn ? note -> {} : notes;
        return open(PlanSources.find(plan, source), format, torch, kernels, keep, told);
    }

    static SdxlPainter open(PlanSources sources, DataType format, PyTorch torch, Kernels kernels, long keep,
            Consumer<String> notes) {
        Map<String, Autoencoder> autoencoders = new LinkedHashMap<>();
        SdxlModel model = SdxlModel.load(sources.model().folder(), format, torch, kernels, notes);
        SdxlPainter painter = new SdxlPainter(torch, model, autoencoders,
                sources.needs(format.name().toLowerCase(Locale.ROOT)), keep);
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
    public void paint(Batch batch, PaintRequest request) {
        paint(batch, request, Recorder.NONE);
    }

    /** The same, and the recorder is shown the tensors under the names that the reference has for them. */
    void paint(Batch batch, PaintRequest request, Recorder recorder) {
        Settings settings = batch.settings();
        BatchEditor editor = new BatchEditor(model.kernels(), autoencoders,
                new RasterizedRegions(settings.width(), settings.height()));
        try {
            Scope.run(() -> {
                WaveSampler sampler = new WaveSampler(model, batch, editor, request, recorder);
                new BatchPainter(model, batch, request, sampler, kept, recorder).paint(needs.blocks());
            });
        } catch (BrokenFileException e) {
            throw new RunException(e.getMessage(), e);
        } finally {
            kept.release();
        }
    }

    @Override
    public Needs needs() {
        return needs;
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
        kept.close();
        autoencoders.values().forEach(Autoencoder::close);
        model.close();
    }
}
