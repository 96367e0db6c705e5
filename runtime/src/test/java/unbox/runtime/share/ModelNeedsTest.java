package unbox.runtime.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.AutoencoderFolder;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.ModelFolder;
import unbox.runtime.model.Recorder;
import unbox.runtime.model.Sampler;
import unbox.runtime.model.SdxlModel;
import unbox.runtime.model.UNetState;
import unbox.runtime.tensor.PlainKernels;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;

/** What real configurations come to: the built-in model's, which can be run to compare, and SDXL Turbo's, by hand. */
class ModelNeedsTest {
    private static final Path LANDSCAPE = Path.of("../models/landscape");
    private static final Path SDXL_TURBO = Path.of("../grammar/src/test/resources/sdxl-turbo");
    private static final Settings SMALL = new Settings(1, 0, 128, 128);
    private static final Settings SQUARE = new Settings(1, 0, 512, 512);
    private static final Settings GUIDED = new Settings(1, 7.5, 512, 512);

    /** SDXL's at 512 x 512: 3 of 320 channels at 64 x 64, at 32 x 32 one more and 2 of 640, at 16 x 16 one and 2 of 1280. */
    private static final long SKIPS = 3 * 320 * 4096 + (320 + 2 * 640) * 1024 + (640 + 2 * 1280) * 256;
    private static final long WIDEST = 320 * 4096;

    @TempDir
    private Path folder;

    @BeforeEach
    void copyConfigurations() throws IOException {
        for (String component : List.of("unet", "vae")) {
            Path config = Files.createDirectories(folder.resolve(component)).resolve("config.json");
            Files.copy(SDXL_TURBO.resolve(component).resolve("config.json"), config);
        }
    }

    @Test
    void theBlocksAreInTheOrderOfTheUNet() {
        assertEquals(List.of("down.1.0", "down.1.1", "down.2.0", "down.2.1", "mid.0", "up.0.0", "up.0.1", "up.0.2",
                "up.1.0", "up.1.1", "up.1.2"), landscape("float32").blocks());
    }

    /** Its files hold two bytes a number, its autoencoders four: 512 features of 96 values, there and back. */
    @Test
    void theBuiltInModelsWeightsAreWhatItsFilesHold() throws IOException {
        long files = 0;
        for (String component : List.of("text_encoder/model", "text_encoder_2/model",
                "unet/diffusion_pytorch_model", "vae/diffusion_pytorch_model")) {
            files += Files.size(LANDSCAPE.resolve(component + ".fp16.safetensors"));
        }
        long autoencoders = 4 * 2 * 4 * 512 * 96;
        assertEquals(files + autoencoders, weights(landscape("float16")));
        assertEquals(2 * files + autoencoders, weights(landscape("float32")));
    }

    /** Whatever block runs part at, what is kept of a row there is no more than was told, and not much less. */
    @Test
    void whatIsKeptOfTheBuiltInModelIsNoMoreThanWasTold() {
        long told = landscape("float32").kept(SMALL);
        long most = 0;
        try (PyTorch torch = PyTorch.open("cpu", 1, sentence -> {});
                SdxlModel model = SdxlModel.load(LANDSCAPE, DataType.FLOAT32, torch, new PlainKernels(), note -> {})) {
            for (String block : landscape("float32").blocks()) {
                most = Math.max(most, kept(model, block));
            }
        }
        assertTrue(most <= told && told <= 2 * most, told + " bytes told, " + most + " kept");
    }

    /** Bytes of a row's state behind a block, and of what entered that. */
    private static long kept(SdxlModel model, String block) {
        return Scope.compute(() -> {
            var sampler = new Sampler(model, SMALL);
            var rows = List.of(new Root("a meadow", Optional.empty(), 1));
            Sampler.Entry entry = sampler.enter(sampler.start(rows), sampler.text(rows), Recorder.NONE);
            long[] entered = new long[1];
            UNetState after = model.unet().run(entry.state(), model.unet().indexOf(block) + 1, entry.condition(),
                    (name, input, output) -> {
                        entered[0] = bytes(input);
                        return output;
                    }, Recorder.NONE);
            return entered[0] + after.arrays().stream().mapToLong(ModelNeedsTest::bytes).sum();
        });
    }

    private static long bytes(NDArray array) {
        return array.size() * array.getDataType().getNumOfBytes();
    }

    @Test
    void aRowOfSdxlKeepsItsSkipsAndABlocksInputAndOutput() {
        assertEquals(4 * (SKIPS + 2 * WIDEST), sdxl("float32").kept(SQUARE));
    }

    @Test
    void guidanceDoublesWhatARowTakesAndHalfPrecisionHalvesIt() {
        assertEquals(2 * sdxl("float32").kept(SQUARE), sdxl("float32").kept(GUIDED));
        assertEquals(2 * sdxl("float32").working(SQUARE), sdxl("float32").working(GUIDED));
        assertEquals(sdxl("float32").working(SQUARE) / 2, sdxl("float16").working(SQUARE));
    }

    @Test
    void aRowOfSdxlWorksWithMoreThanItKeeps() {
        long working = sdxl("float32").working(SQUARE);
        assertTrue(working > sdxl("float32").kept(SQUARE) && working < 200_000_000, working + " bytes");
    }

    /** Its outer level has 256 channels at the picture's size, and its configuration asks for float32. */
    @Test
    void decodingWithSdxlTakesAboutAGigabyteAtHalfSizeWhateverTheFormat() {
        assertEquals(5L * 4 * 256 * 512 * 512, sdxl("float16").decoding(SQUARE));
        assertEquals(sdxl("float16").decoding(SQUARE), sdxl("float32").decoding(SQUARE));
    }

    @Test
    void sdxlsPublishedHalfPrecisionFilesAreReadAsTheyAreOrDoubled() throws IOException {
        long files = withPublishedFiles(".fp16.safetensors", 1);
        assertEquals(files, weights(sdxl("float16")));
        assertEquals(2 * files, weights(sdxl("float32")));
    }

    @Test
    void ofBothFormatsTheOneThatIsAskedForCounts() throws IOException {
        long half = withPublishedFiles(".fp16.safetensors", 1);
        long full = withPublishedFiles(".safetensors", 2);
        assertEquals(half, weights(sdxl("float16")));
        assertEquals(full, weights(sdxl("float32")));
    }

    /** Without the program itself. */
    private static long weights(Needs needs) {
        return needs.weights() - ModelNeeds.PROGRAM;
    }

    /** Files as long as those of stabilityai/sdxl-turbo, with nothing in them. */
    private long withPublishedFiles(String ending, int times) throws IOException {
        return empty("text_encoder/model" + ending, times * 246_144_152L)
                + empty("text_encoder_2/model" + ending, times * 1_389_382_176L)
                + empty("unet/diffusion_pytorch_model" + ending, times * 5_135_149_760L)
                + empty("vae/diffusion_pytorch_model" + ending, times * 167_335_342L);
    }

    private long empty(String name, long length) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(length);
        }
        return length;
    }

    private static ModelNeeds landscape(String dtype) {
        List<AutoencoderCard> autoencoders = AutoencoderFolder.readAll(LANDSCAPE.resolve("saes"),
                LANDSCAPE.resolve("labels.json"));
        return ModelNeeds.of(ModelFolder.read(LANDSCAPE).card("landscape"), autoencoders, dtype);
    }

    private ModelNeeds sdxl(String dtype) {
        ModelFolder published = ModelFolder.read(SDXL_TURBO);
        return ModelNeeds.of(new ModelCard("stabilityai/sdxl-turbo", folder, published.blocks(), 512, 512,
                published.sizeMultiple(), true, ModelFolder.read(LANDSCAPE).tokenizer()), List.of(), dtype);
    }
}
