package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.catalog.clip.ClipTokenizer;
import unbox.runtime.RunException;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;
import unbox.runtime.tensor.ScriptedKernels;
import unbox.runtime.tensor.Tensors;
import unbox.runtime.weights.NonFiniteWeight;

/** Loading a model's folder: formats, variants, shards, and what is said of broken ones. */
class SdxlModelTest {
    private static final Golden PLAIN = Golden.of("cases/00-plain");

    private static PyTorch torch;
    private static ScriptedKernels kernels;

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    @BeforeAll
    static void open() {
        torch = PyTorch.open("cpu", 1, sentence -> {});
        kernels = new ScriptedKernels(torch.manager());
    }

    @AfterAll
    static void close() {
        torch.close();
    }

    @Test
    void bothTokenizersGiveTheReferencesIds() {
        for (String path : List.of("cases/00-plain", "cases/01-four-steps", "cases/15-base-plain")) {
            Golden golden = Golden.of(path);
            for (String number : List.of("1", "2")) {
                String tokenizer = number.equals("1") ? "tokenizer" : "tokenizer_2";
                assertArrayEquals(golden.ids("token_ids." + number),
                        ClipTokenizer.load(golden.model().resolve(tokenizer)).encode(golden.prompt()));
            }
        }
    }

    @Test
    void aModelInItsOwnFormatIsLoadedWithoutANote() {
        assertTrue(error(Golden.model("tiny-turbo"), DataType.FLOAT32) < 1e-4);
        assertEquals(List.of(), notes);
    }

    @Test
    void float16FilesRunInFloat32AndANoteSaysSo() {
        ModelCopy.of("tiny-turbo", folder).without("model.safetensors");
        assertTrue(error(folder, DataType.FLOAT32) < 5e-3);
        assertEquals(List.of(folder + " has no float32 weights of text_encoder, text_encoder_2, unet, vae:"
                + " those that are there are converted."), notes);
    }

    @Test
    void float16RunsOnTheCpu() {
        assertTrue(error(Golden.model("tiny-turbo"), DataType.FLOAT16) < 2e-2);
    }

    @Test
    void float32FilesRunInFloat16() {
        ModelCopy.of("tiny-turbo", folder).without(".fp16.safetensors");
        assertTrue(error(folder, DataType.FLOAT16) < 2e-2);
    }

    @Test
    void bf16WeightsAreWidened() {
        ModelCopy.of("tiny-turbo", folder).withUNetInBf16();
        double error = error(folder, DataType.FLOAT32);
        assertTrue(error > 1e-4 && error < 0.1, "off by " + error);
    }

    @Test
    void aShardedModelIsTheSameModel() {
        ModelCopy.of("tiny-turbo", folder).withUNetInShards();
        assertArrayEquals(latents(Golden.model("tiny-turbo"), DataType.FLOAT32), latents(folder, DataType.FLOAT32));
    }

    @Test
    void hashesNameEveryWeightFileThatIsUsed() {
        try (SdxlModel model = load(Golden.model("tiny-base"), DataType.FLOAT32)) {
            assertEquals(List.of("text_encoder/model.safetensors", "text_encoder_2/model.safetensors",
                    "unet/diffusion_pytorch_model.safetensors", "vae/diffusion_pytorch_model.safetensors"),
                    List.copyOf(model.hashes().keySet()));
            assertEquals("97dc8a19fa5f8d013a7ce9d20c1a24d02d223adaad04b8eff5fe09987ca49bd1",
                    model.hashes().get("vae/diffusion_pytorch_model.safetensors"));
        }
    }

    @Test
    void weightsThatAreNoFiniteNumbersAreNamedInEveryComponent() {
        ModelCopy.of("tiny-turbo", folder)
                .withValue("unet/diffusion_pytorch_model.safetensors", "conv_in.weight", 17, Float.NaN)
                .withValue("vae/diffusion_pytorch_model.safetensors", "decoder.conv_out.bias", 1,
                        Float.NEGATIVE_INFINITY);
        try (SdxlModel model = load(folder, DataType.FLOAT32)) {
            assertEquals(List.of(
                    new NonFiniteWeight(folder.resolve("unet/diffusion_pytorch_model.safetensors"), "conv_in.weight",
                            Double.NaN, 17, 1),
                    new NonFiniteWeight(folder.resolve("vae/diffusion_pytorch_model.safetensors"),
                            "decoder.conv_out.bias", Double.NEGATIVE_INFINITY, 1, 1)),
                    model.nonFiniteWeights());
        }
    }

    @Test
    void aModelAsItIsPublishedHasNoSuchWeights() {
        try (SdxlModel model = load(Golden.model("tiny-turbo"), DataType.FLOAT16)) {
            assertEquals(List.of(), model.nonFiniteWeights());
        }
    }

    @Test
    void aClosedModelLeavesNothingBehind() {
        int before = torch.manager().getManagedArrays().size();
        load(Golden.model("tiny-turbo"), DataType.FLOAT16).close();
        assertEquals(before, torch.manager().getManagedArrays().size());
    }

    static Stream<Arguments> brokenModels() {
        return Stream.of(
                Arguments.of("model_index.json", "StableDiffusionXLPipeline", "FluxPipeline",
                        "model_index.json says that this is a FluxPipeline"),
                Arguments.of("unet/config.json", "\"block_out_channels\"", "\"channels\"",
                        "unet/config.json has no key \"block_out_channels\""),
                Arguments.of("unet/config.json", "\"cross_attention_dim\": 80", "\"cross_attention_dim\": 96",
                        "both text encoders have width 80, cross_attention_dim of the U-Net is 96"),
                Arguments.of("unet/config.json", "\"addition_time_embed_dim\": 16", "\"addition_time_embed_dim\": 8",
                        "the pooled text and the size's six sinusoids have width 96"),
                Arguments.of("unet/config.json", "\"layers_per_block\": 2", "\"layers_per_block\": 3",
                        "unet: the weights do not fit config.json; missing: down_blocks.0.resnets.2.conv1.bias"),
                Arguments.of("text_encoder/config.json", "\"hidden_act\": \"quick_gelu\"", "\"hidden_act\": \"relu\"",
                        "text_encoder/config.json has \"hidden_act\": \"relu\""),
                Arguments.of("scheduler/scheduler_config.json", "\"rescale_betas_zero_snr\": false",
                        "\"rescale_betas_zero_snr\": true",
                        "scheduler/scheduler_config.json has \"rescale_betas_zero_snr\""),
                Arguments.of("tokenizer/vocab.json", "{", "[", "tokenizer/vocab.json"));
    }

    @ParameterizedTest
    @MethodSource("brokenModels")
    void aBrokenModelIsNamed(String file, String old, String by, String message) {
        ModelCopy.of("tiny-turbo", folder).replace(file, old, by);
        assertRefused(message);
    }

    @Test
    void aComponentWithoutWeightsIsNamed() {
        ModelCopy.of("tiny-turbo", folder).without("unet/diffusion_pytorch_model.safetensors")
                .without("unet/diffusion_pytorch_model.fp16.safetensors");
        assertRefused("unet: holds no diffusion_pytorch_model.safetensors");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        folder = folder.resolve("nowhere");
        assertRefused("model_index.json is missing");
    }

    @Test
    void aModelThatCannotBeLoadedLeavesNothingBehind() {
        ModelCopy.of("tiny-turbo", folder).replace("unet/config.json", "\"layers_per_block\": 2",
                "\"layers_per_block\": 3");
        int before = torch.manager().getManagedArrays().size();
        assertRefused("missing");
        assertEquals(before, torch.manager().getManagedArrays().size());
    }

    @Test
    void aTokenizerOfAnotherModelIsNamed() {
        ModelCopy.of("tiny-turbo", folder).replace("tokenizer/vocab.json", "\"red</w>\": 534", "\"red</w>\": 49407");
        try (SdxlModel model = load(folder, DataType.FLOAT32)) {
            String message = assertThrows(RunException.class, () -> model.promptEncoder().encode("a red circle"))
                    .getMessage();
            assertTrue(
                    message.startsWith(
                            "The tokenizer does not fit its text encoder: it gives 77 tokens with ids up to 49407"),
                    message);
        }
    }

    private void assertRefused(String part) {
        String message = assertThrows(RunException.class, () -> load(folder, DataType.FLOAT32)).getMessage();
        assertTrue(message.startsWith(folder.toString()) && message.contains(part), message);
    }

    private SdxlModel load(Path from, DataType format) {
        return SdxlModel.load(from, format, torch, kernels, notes::add);
    }

    /** How far the plain case's latents are from diffusers'. */
    private double error(Path from, DataType format) {
        return Golden.relativeError(PLAIN.floats("latents"), latents(from, format));
    }

    private float[] latents(Path from, DataType format) {
        try (SdxlModel model = load(from, format)) {
            return Scope.compute(() -> Tensors.floats(Sampling.latents(model, List.of(PLAIN.row()), PLAIN.settings())));
        }
    }
}
