package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.catalog.CatalogSource.Found;
import unbox.language.catalog.CatalogSource.MaskCard;
import unbox.language.model.ModelReference;

/** Where models, autoencoders, masks and scripts are found on a machine. */
class FileCatalogSourceTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder;

    @Test
    void aBuiltInModelIsFoundByItsName() throws IOException {
        TinyModel.in(Files.createDirectories(folder.resolve("models/tiny")));

        ModelCard card = here(source(Map.of()).model(reference("tiny")));

        assertEquals("tiny", card.name());
        assertEquals(11, card.blocks().size());
    }

    @Test
    void aBuiltInModelBringsItsAutoencoders() throws IOException {
        Path model = TinyModel.in(Files.createDirectories(folder.resolve("models/tiny")));
        TinyModel.autoencoderIn(Files.createDirectories(model.resolve("saes")), TinyModel.AUTOENCODER);
        Files.writeString(model.resolve("labels.json"), "{\"mid.0\": {\"7\": {\"label\": \"fog\"}}}");
        FileCatalogSource source = source(Map.of());

        List<AutoencoderCard> own = source.ownAutoencoders(here(source.model(reference("tiny"))));

        assertEquals(Optional.of("fog"), own.getFirst().label(7));
        assertEquals(own.getFirst().folder(), here(source.autoencoders(reference("tiny"))).getFirst().folder());
    }

    @Test
    void aModelWhoseOwnAutoencoderIsBrokenIsBroken() throws IOException {
        Path model = TinyModel.in(Files.createDirectories(folder.resolve("models/tiny")));
        Path broken = Files.createDirectories(model.resolve("saes/mid.0"));

        assertEquals(broken + " should hold an autoencoder, but has neither config.json nor final/config.json",
                broken(source(Map.of()).model(reference("tiny"))));
    }

    @Test
    void anUnknownBuiltInModelNamesThoseThereAre() throws IOException {
        TinyModel.in(Files.createDirectories(folder.resolve("models/tiny")));

        assertEquals("Built in is only tiny. A folder is written ./tinny, a model of the hub owner/tinny.",
                absent(source(Map.of()).model(reference("tinny"))));
    }

    @Test
    void whereNoModelIsBuiltInThatIsSaid() {
        assertEquals("No model is built in (" + folder.resolve("models")
                + " holds none). A folder is written ./tiny, a model of the hub owner/tiny.",
                absent(source(Map.of()).model(reference("tiny"))));
    }

    @Test
    void aFolderIsFoundFromTheScript() throws IOException {
        TinyModel.in(Files.createDirectories(folder.resolve("scripts/mine")));

        assertEquals("./mine", here(source(Map.of()).model(reference("./mine"))).name());
    }

    @Test
    void aMissingFolderIsNamed() {
        assertEquals("There is no folder " + folder.resolve("other") + ".",
                absent(source(Map.of()).model(reference("../other"))));
    }

    @Test
    void whatAFolderLacksIsNamed() throws IOException {
        Path model = TinyModel.in(Files.createDirectories(folder.resolve("scripts/mine")));
        Files.delete(model.resolve("vae/config.json"));

        assertEquals(
                model + " lacks vae/config.json. A model needs these files, in the layout in which diffusers saves "
                        + "it; weights may also be *.fp16.safetensors.",
                broken(source(Map.of()).model(reference("./mine"))));
    }

    @Test
    void aWrongConfigurationIsExplained() throws IOException {
        Path model = TinyModel.in(Files.createDirectories(folder.resolve("scripts/mine")));
        TinyModel.set(model.resolve("unet/config.json"), "norm_eps", "");

        assertEquals(model.resolve("unet/config.json") + " has no key \"norm_eps\", which is needed",
                broken(source(Map.of()).model(reference("./mine"))));
    }

    @ParameterizedTest
    @CsvSource({"HF_HUB_CACHE, cache, cache", "HF_HOME, home, home/hub", "XDG_CACHE_HOME, xdg, xdg/huggingface/hub",
            "HOME, me, me/.cache/huggingface/hub", "USERPROFILE, me, me/.cache/huggingface/hub"})
    void theHubsCacheLiesWhereTheEnvironmentSays(String variable, String value, String cache) throws IOException {
        cached(folder.resolve(cache), "main");

        ModelCard card = here(source(Map.of(variable, folder.resolve(value).toString()))
                .model(reference("somebody/tiny")));

        assertEquals(folder.resolve(cache).resolve("models--somebody--tiny/snapshots/" + COMMIT), card.folder());
    }

    @Test
    void theNearerVariableWins() throws IOException {
        cached(folder.resolve("near"), "main");
        Map<String, String> environment = Map.of("HF_HUB_CACHE", folder.resolve("near").toString(), "HF_HOME",
                folder.resolve("far").toString(), "HOME", folder.toString());

        assertEquals("somebody/tiny", here(source(environment).model(reference("somebody/tiny"))).name());
    }

    @Test
    void aTildeIsTheHome() throws IOException {
        cached(folder.resolve("deep/hub"), "main");
        Map<String, String> environment = Map.of("HF_HOME", "~/deep", "HOME", folder.toString(), "HF_HUB_CACHE", "");

        assertEquals("somebody/tiny", here(source(environment).model(reference("somebody/tiny"))).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"somebody/tiny@v1", "somebody/tiny@refs/pr/1", "somebody/tiny@" + COMMIT})
    void aRevisionIsABranchOrATagOrACommit(String written) throws IOException {
        cached(folder.resolve("cache"), "v1", "refs/pr/1");

        assertEquals(written, here(hub().model(reference(written))).name());
    }

    @Test
    void aModelThatWasNeverDownloadedSaysHowToGetIt() {
        assertEquals("It is not in the hub's cache on this machine (" + folder.resolve("cache")
                + "). Get it with: hf download somebody/tiny --revision v1 --include \"*.json\" \"*.txt\" "
                + "\"*.fp16.safetensors\"", absent(hub().model(reference("somebody/tiny@v1"))));
    }

    @Test
    void aDownloadThatLacksFilesSaysWhichAndHowToGetThem() throws IOException {
        Path snapshot = cached(folder.resolve("cache"), "main");
        Files.delete(snapshot.resolve("unet/diffusion_pytorch_model.fp16.safetensors"));

        assertEquals(
                snapshot + " lacks unet/diffusion_pytorch_model.safetensors. Get it with: hf download somebody/tiny "
                        + "--include \"*.json\" \"*.txt\" \"*.fp16.safetensors\"",
                absent(hub().model(reference("somebody/tiny"))));
    }

    @Test
    void autoencodersMayComeFromTheHub() throws IOException {
        Path snapshot = folder.resolve("cache/models--somebody--saes/snapshots/" + COMMIT);
        TinyModel.autoencoderIn(Files.createDirectories(snapshot.resolve("checkpoints")), TinyModel.AUTOENCODER);

        List<AutoencoderCard> cards = here(hub().autoencoders(reference("somebody/saes@" + COMMIT)));

        assertEquals("mid.0", cards.getFirst().block());
    }

    @Test
    void aFolderWithoutAutoencodersIsBroken() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("scripts/saes"));

        assertTrue(broken(source(Map.of()).autoencoders(reference("./saes")))
                .startsWith(empty + " holds no autoencoder. There must be a folder for each block"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b/c", "a/", "/b@", "a/b@", "a/b@../../x", "a/..", "a b/c", "a/b@x/../y"})
    void whatCannotBeAnIdOfTheHubIsExplained(String written) {
        Found<ModelCard> found = hub().model(ModelReference.of(written, folder.resolve("scripts/script.unbox")));

        assertTrue(absent(found).contains("is no id of the hub") || absent(found).startsWith("There is no folder"),
                absent(found));
    }

    @Test
    void aBrokenReferenceInTheCacheIsNamed() throws IOException {
        Path reference = folder.resolve("cache/models--somebody--tiny/refs/main");
        Files.createDirectories(reference.getParent());
        Files.writeString(reference, "../../../elsewhere");

        assertEquals(reference + " does not name a commit; download the model again",
                broken(hub().model(reference("somebody/tiny"))));
    }

    @Test
    void aMaskHasItsSize() {
        Found<MaskCard> found = source(Map.of()).mask(TinyModel.resource("regions/colour-alpha.png"));

        assertEquals(new MaskCard(20, 12, true, false), here(found));
    }

    @Test
    void aMaskThatIsNoPictureIsBroken() throws IOException {
        Path file = Files.writeString(folder.resolve("mask.png"), "hello");

        assertTrue(broken(source(Map.of()).mask(file)).startsWith(file + " is no picture that can be read"));
    }

    @Test
    void aMissingMaskIsNamed() {
        assertEquals("There is no file " + folder.resolve("mask.png") + ".",
                absent(source(Map.of()).mask(folder.resolve("mask.png"))));
    }

    @Test
    void theWorkspaceIsTheNearestFolderWithARepository() throws IOException {
        Files.createDirectories(folder.resolve("project/.git"));
        Path script = folder.resolve("project/deep/down/script.unbox");

        assertEquals(folder.resolve("project"), source(Map.of()).workspace(script));
    }

    @Test
    void aFileCanBeReadOrThereIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("features.unbox"), "// é");

        assertEquals(Optional.of("// é"), source(Map.of()).read(file));
        assertEquals(Optional.empty(), source(Map.of()).read(folder.resolve("none.unbox")));
        assertEquals(Optional.empty(), source(Map.of()).read(folder));
    }

    /** A model as a client of the hub downloads it, without symbolic links. */
    private static Path cached(Path cache, String... revisions) throws IOException {
        Path repository = cache.resolve("models--somebody--tiny");
        for (String revision : revisions) {
            Path reference = repository.resolve("refs").resolve(revision);
            Files.createDirectories(reference.getParent());
            Files.writeString(reference, COMMIT);
        }
        return TinyModel.in(Files.createDirectories(repository.resolve("snapshots").resolve(COMMIT)));
    }

    private FileCatalogSource hub() {
        return source(Map.of("HF_HUB_CACHE", folder.resolve("cache").toString()));
    }

    private FileCatalogSource source(Map<String, String> environment) {
        return new FileCatalogSource(folder.resolve("models"), environment);
    }

    private ModelReference reference(String written) {
        return ModelReference.of(written, folder.resolve("scripts/script.unbox"));
    }

    private static <T> T here(Found<T> found) {
        if (found instanceof Found.Here<T>(T value)) {
            return value;
        }
        throw new AssertionError(found);
    }

    private static String absent(Found<?> found) {
        return assertInstanceOf(Found.Absent.class, found, found.toString()).cure();
    }

    private static String broken(Found<?> found) {
        return assertInstanceOf(Found.Broken.class, found, found.toString()).reason();
    }
}
