package unbox.language.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.FileCatalogSource;
import unbox.language.catalog.LayeredSource;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.model.ModelReference;

/**
 * The machine that the scripts under test find: the built-in model, SDXL Turbo and base and the published autoencoders,
 * masks, and some things that are broken. What is missing has the cures that the program itself would name.
 */
public final class CheckFixture implements LayeredSource {
    /** Where the scripts under test lie. */
    public static final Path SCRIPT = Path.of("/study/script.unbox");

    private static final CatalogSource BUILT_IN = new FileCatalogSource(Path.of("../models"), Map.of());
    private static final ModelCard WITH_ITS_OWN = new ModelCard("stabilityai/with-its-own", Path.of("/models/own"),
            SdxlTurboCatalog.BLOCKS, 512, 512, 32, true, SdxlTurboCatalog.MODEL.tokenizer());
    private static final AutoencoderCard UNMEASURED = new AutoencoderCard("up.0.1", Path.of("/study/unmeasured/up.0.1"),
            5120, 1280, 10, Optional.empty(), Optional.empty(), Map.of());
    private static final AutoencoderCard COPY = new AutoencoderCard("up.0.1",
            Path.of("/study/unmeasured/copy-of-up.0.1"), 5120, 1280, 10, Optional.empty(), Optional.empty(), Map.of());
    private static final AutoencoderCard NARROW = new AutoencoderCard("up.0.1", Path.of("/study/narrow/up.0.1"), 512,
            96, 5, Optional.empty(), Optional.empty(), Map.of());

    private final MemoryCatalogSource memory;

    private CheckFixture(MemoryCatalogSource memory) {
        this.memory = memory;
    }

    /** @param files by name, beside the script */
    public static CatalogSource with(Map<String, String> files) {
        MemoryCatalogSource memory = SdxlTurboCatalog.SOURCE
                .withModel("stabilityai/with-its-own", WITH_ITS_OWN)
                .withAutoencoders("stabilityai/with-its-own", SdxlTurboCatalog.AUTOENCODERS)
                .withAutoencoders("./unmeasured", List.of(UNMEASURED))
                .withAutoencoders("./narrow", List.of(NARROW))
                .withAutoencoders("./twice", List.of(UNMEASURED, COPY))
                .withMask("hand.png", new MaskCard(64, 64, false, false))
                .withMask("cut-out.png", new MaskCard(64, 64, true, false))
                .withMask("black.png", new MaskCard(64, 64, false, true))
                .withFile("notes.txt", "no picture");
        for (var file : files.entrySet()) {
            memory = memory.withFile(file.getKey(), file.getValue());
        }
        return new CheckFixture(memory);
    }

    @Override
    public CatalogSource below() {
        return memory;
    }

    @Override
    public Found<ModelCard> model(ModelReference reference) {
        return switch (reference.written()) {
            case "landscape" -> BUILT_IN.model(reference);
            case "./broken" -> new Found.Broken<>("/study/broken/unet/config.json has no key cross_attention_dim");
            default -> cured(memory.model(reference), reference);
        };
    }

    @Override
    public Found<List<AutoencoderCard>> autoencoders(ModelReference reference) {
        return reference.written().equals("./broken")
                ? new Found.Broken<>("/study/broken holds no autoencoder.")
                : cured(memory.autoencoders(reference), reference);
    }

    private static <T> Found<T> cured(Found<T> found, ModelReference reference) {
        return found instanceof Found.Absent<T> ? new Found.Absent<>(switch (reference) {
            case ModelReference.BuiltIn builtIn -> "Built in is only landscape.";
            case ModelReference.Folder folder -> "There is no folder " + folder.path() + ".";
            case ModelReference.Hub hub -> "Get it with: hf download " + hub.id();
        }) : found;
    }

    @Override
    public List<AutoencoderCard> ownAutoencoders(ModelCard model) {
        return model.name().equals("landscape") ? BUILT_IN.ownAutoencoders(model) : memory.ownAutoencoders(model);
    }

    @Override
    public Installed installed() {
        return new Installed(List.of("landscape", "stabilityai/sdxl-turbo", "stabilityai/stable-diffusion-xl-base-1.0"),
                List.of("surkovv/sdxl-unbox"));
    }
}
