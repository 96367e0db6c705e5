package unbox.runtime.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import unbox.language.catalog.clip.ClipTokenizer;
import unbox.language.catalog.config.ModelIndex;
import unbox.language.catalog.config.SchedulerConfig;
import unbox.language.catalog.config.TextEncoderConfig;
import unbox.language.catalog.config.UNetConfig;
import unbox.language.catalog.config.VaeConfig;
import unbox.language.catalog.file.BrokenFileException;
import unbox.runtime.RunException;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.weights.FileHash;
import unbox.runtime.weights.NonFiniteWeight;
import unbox.runtime.weights.NonFiniteWeights;
import unbox.runtime.weights.WeightFiles;
import unbox.runtime.weights.Weights;

/**
 * An SDXL model, loaded from a folder in the hub's layout. It owns its weights until it is closed; float32 files are
 * not copied on the CPU but mapped. In float16 everything is computed in float16 but for the scheduler's arithmetic,
 * the sinusoids and, where the VAE's {@code force_upcast} says so, the VAE.
 */
public final class SdxlModel implements AutoCloseable {
    private final Path folder;
    private final DataType format;
    private final NDManager manager;
    private final Kernels kernels;
    private final Consumer<String> notes;
    private final List<WeightFiles> files = new ArrayList<>();

    private final PromptEncoder promptEncoder;
    private final PromptCache prompts;
    private final UNet unet;
    private final UNetConfig unetConfig;
    private final VaeDecoder vae;
    private final SchedulerConfig schedulerConfig;
    private Map<String, String> hashes;

    private SdxlModel(Path folder, DataType format, NDManager manager, Kernels kernels, Consumer<String> notes) {
        this.folder = folder;
        this.format = format;
        this.manager = manager;
        this.kernels = kernels;
        this.notes = notes;
        ModelIndex index = ModelIndex.read(folder.resolve("model_index.json"));
        schedulerConfig = SchedulerConfig.read(folder.resolve("scheduler/scheduler_config.json"));
        unetConfig = UNetConfig.read(config("unet"));
        VaeConfig vaeConfig = VaeConfig.read(config("vae"));
        TextEncoderConfig first = TextEncoderConfig.read(config("text_encoder"));
        TextEncoderConfig second = TextEncoderConfig.read(config("text_encoder_2"));
        requireFit(first, second, vaeConfig);
        promptEncoder = new PromptEncoder(ClipTokenizer.load(folder.resolve("tokenizer")),
                textEncoder("text_encoder", first, false), ClipTokenizer.load(folder.resolve("tokenizer_2")),
                textEncoder("text_encoder_2", second, true), index.zerosForEmptyPrompt(), kernels);
        prompts = new PromptCache(promptEncoder, manager);
        unet = component("unet", "diffusion_pytorch_model", format,
                weights -> new UNet(unetConfig, weights, manager, kernels));
        DataType vaeFormat = vaeConfig.forceUpcast() ? DataType.FLOAT32 : format;
        vae = component("vae", "diffusion_pytorch_model", vaeFormat,
                weights -> new VaeDecoder(vaeConfig, weights, vaeFormat, kernels));
        noteConversions();
    }

    /**
     * Loads a model.
     *
     * @param folder with model_index.json
     * @param format {@link DataType#FLOAT32} or {@link DataType#FLOAT16}
     * @param torch opened for the device on which to compute
     * @param notes is told, in a sentence each, what a person may want to know: converted weights, weights without a
     *        use
     * @throws RunException when a file is missing or broken, or the components do not fit together
     */
    public static SdxlModel load(Path folder, DataType format, PyTorch torch, Kernels kernels,
            Consumer<String> notes) {
        if (format != DataType.FLOAT32 && format != DataType.FLOAT16) {
            throw new IllegalArgumentException("a model computes in float32 or float16, not in " + format);
        }
        NDManager manager = torch.manager().newSubManager();
        try {
            return new SdxlModel(folder, format, manager, kernels, notes);
        } catch (BrokenFileException e) {
            manager.close();
            throw new RunException(e.getMessage(), e);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    public PromptEncoder promptEncoder() {
        return promptEncoder;
    }

    /** Encodings of the prompts that were asked for last, a row each; kept until the model is closed. */
    PromptCache prompts() {
        return prompts;
    }

    public UNet unet() {
        return unet;
    }

    public VaeDecoder vae() {
        return vae;
    }

    public SchedulerConfig schedulerConfig() {
        return schedulerConfig;
    }

    public Kernels kernels() {
        return kernels;
    }

    /** Makes arrays on the model's device; what no scope frees lives as long as the model. */
    public NDManager manager() {
        return manager;
    }

    /** In which the text encoders and the U-Net compute. */
    public DataType format() {
        return format;
    }

    public int latentChannels() {
        return unetConfig.inChannels();
    }

    /**
     * SHA-256 of every weight file by its path in the folder; computed on the first call, about a second a gigabyte.
     */
    public Map<String, String> hashes() {
        if (hashes == null) {
            Map<String, String> computed = new TreeMap<>();
            files.stream().flatMap(component -> component.files().stream()).forEach(
                    file -> computed.put(folder.relativize(file).toString().replace('\\', '/'), FileHash.sha256(file)));
            hashes = computed;
        }
        return hashes;
    }

    /**
     * The tensors of its weight files that hold NaN or an infinity: why pictures may be lost. Reads all files, about as
     * fast as the disk or, where they are in memory, as that.
     */
    public List<NonFiniteWeight> nonFiniteWeights() {
        return files.stream().flatMap(component -> NonFiniteWeights.find(component).stream()).toList();
    }

    /** Frees the weights. */
    @Override
    public void close() {
        manager.close();
    }

    private Path config(String component) {
        return folder.resolve(component).resolve("config.json");
    }

    private TextEncoder textEncoder(String name, TextEncoderConfig config, boolean pooled) {
        return component(name, "model", format, weights -> new TextEncoder(config, weights, pooled, manager, kernels));
    }

    private <C> C component(String name, String stem, DataType inFormat, Function<Weights, C> bind) {
        WeightFiles found = WeightFiles.find(folder.resolve(name), stem, format);
        files.add(found);
        Weights weights = Weights.open(found, manager, inFormat);
        C component = bind.apply(weights);
        weights.finish(notes);
        return component;
    }

    private void noteConversions() {
        List<String> converted = files.stream().filter(component -> !component.asWanted())
                .map(component -> component.folder().getFileName().toString()).toList();
        if (!converted.isEmpty()) {
            notes.accept(folder + " has no " + format.name().toLowerCase(Locale.ROOT) + " weights of "
                    + String.join(", ", converted) + ": those that are there are converted.");
        }
    }

    private void requireFit(TextEncoderConfig first, TextEncoderConfig second, VaeConfig vaeConfig) {
        requireEqual("the hidden states of both text encoders", first.width() + second.width(),
                "cross_attention_dim of the U-Net", unetConfig.crossAttentionWidth());
        requireEqual("the pooled text and the size's six sinusoids",
                second.projectionWidth() + 6 * unetConfig.additionTimeWidth(),
                "projection_class_embeddings_input_dim of the U-Net", unetConfig.additionWidth());
        requireEqual("latent_channels of the VAE", vaeConfig.latentChannels(), "in_channels of the U-Net",
                unetConfig.inChannels());
        requireEqual("out_channels of the U-Net", unetConfig.outChannels(), "its in_channels",
                unetConfig.inChannels());
    }

    private void requireEqual(String one, int width, String other, int otherWidth) {
        if (width != otherWidth) {
            throw new RunException(
                    folder + ": its components do not fit together: " + one + " have width " + width + ", "
                            + other + " is " + otherWidth + "; fetch every component from the same model.");
        }
    }
}
