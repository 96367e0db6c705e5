package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.language.catalog.config.SchedulerConfig;
import unbox.language.catalog.config.TextEncoderConfig.Activation;
import unbox.language.catalog.config.UNetConfig.Block;
import unbox.language.catalog.file.BrokenFileException;

/** What follows from a model's configuration files: SDXL Turbo's own and those of a tiny model. */
class ModelFolderTest {

    @Test
    void sdxlHasElevenTransformerBlocks() {
        ModelFolder sdxl = ModelFolder.read(TinyModel.resource("sdxl-turbo"));

        assertEquals(SdxlTurboCatalog.BLOCKS, sdxl.blocks());
        assertEquals(32, sdxl.sizeMultiple());
        assertTrue(sdxl.isTurbo());
    }

    @Test
    void listsAreSpelledOutForEachBlock() {
        ModelFolder sdxl = ModelFolder.read(TinyModel.resource("sdxl-turbo"));

        assertEquals(List.of(new Block(320, 2, 0, 0, 0, true), new Block(640, 2, 2, 2, 10, true),
                new Block(1280, 2, 2, 10, 20, false)), sdxl.unet().down());
        assertEquals(new Block(1280, 2, 1, 10, 20, false), sdxl.unet().middle());
        assertEquals(List.of(new Block(1280, 3, 3, 10, 20, true), new Block(640, 3, 3, 2, 10, true),
                new Block(320, 3, 0, 0, 0, false)), sdxl.unet().up());
    }

    @Test
    void theOtherConfigurationsAreRead() {
        ModelFolder sdxl = ModelFolder.read(TinyModel.resource("sdxl-turbo"));

        assertEquals(1280, sdxl.unet().timeEmbeddingWidth());
        assertEquals(8, sdxl.vae().factor());
        assertTrue(sdxl.vae().forceUpcast() && sdxl.vae().middleAttention() && sdxl.vae().postQuantConvolution());
        assertEquals(0.13025, sdxl.vae().scalingFactor());
        assertEquals(Activation.QUICK_GELU, sdxl.textEncoder().activation());
        assertEquals(Activation.GELU, sdxl.textEncoder2().activation());
        assertEquals(32, sdxl.textEncoder2().layers());
        assertEquals(new SchedulerConfig(SchedulerConfig.Kind.EULER_ANCESTRAL, 0.00085, 0.012, 1000,
                SchedulerConfig.Prediction.EPSILON, SchedulerConfig.Spacing.TRAILING, 1), sdxl.scheduler());
        assertTrue(sdxl.index().zerosForEmptyPrompt());
    }

    @Test
    void aCardHasTheModelsOwnSizeAndTokenizer(@TempDir Path folder) throws IOException {
        ModelCard card = ModelFolder.read(TinyModel.in(folder)).card("./tiny");

        assertEquals(128, card.defaultWidth());
        assertEquals(128, card.defaultHeight());
        assertEquals(32, card.sizeMultiple());
        assertEquals(1, card.defaultSteps());
        assertEquals(64, card.block("down.2.1").orElseThrow().width());
        assertEquals(32, card.block("down.2.1").orElseThrow().cell());
        assertEquals(5, card.tokenizer().tokenize("a cat a").length());
    }

    @Test
    void aModelThatLacksNothingHasNothingMissing(@TempDir Path folder) throws IOException {
        assertEquals(List.of(), ModelFolder.missing(TinyModel.in(folder)));
    }

    @Test
    void weightsMayBeInSeveralFiles(@TempDir Path folder) throws IOException {
        TinyModel.in(folder);
        Files.move(folder.resolve("unet/diffusion_pytorch_model.fp16.safetensors"),
                folder.resolve("unet/diffusion_pytorch_model.safetensors.index.json"));

        assertEquals(List.of(), ModelFolder.missing(folder));
    }

    @Test
    void missingFilesAreNamed(@TempDir Path folder) throws IOException {
        TinyModel.in(folder);
        Files.delete(folder.resolve("tokenizer_2/merges.txt"));
        Files.delete(folder.resolve("vae/diffusion_pytorch_model.fp16.safetensors"));

        assertEquals(List.of("tokenizer_2/merges.txt", "vae/diffusion_pytorch_model.safetensors"),
                ModelFolder.missing(folder));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"unet/config.json|cross_attention_dim", "unet/config.json|block_out_channels",
            "unet/config.json|sample_size", "unet/config.json|attention_head_dim", "unet/config.json|norm_eps",
            "unet/config.json|addition_time_embed_dim", "vae/config.json|scaling_factor",
            "vae/config.json|latent_channels", "vae/config.json|up_block_types", "text_encoder/config.json|hidden_size",
            "text_encoder_2/config.json|projection_dim", "text_encoder/config.json|hidden_act",
            "scheduler/scheduler_config.json|timestep_spacing", "scheduler/scheduler_config.json|prediction_type",
            "scheduler/scheduler_config.json|beta_schedule", "scheduler/scheduler_config.json|num_train_timesteps",
            "model_index.json|_class_name"})
    void aMissingKeyIsNamed(String file, String key, @TempDir Path folder) throws IOException {
        TinyModel.in(folder);
        TinyModel.set(folder.resolve(file), key, "");

        assertEquals(folder.resolve(file) + " has no key \"" + key + "\", which is needed", refusal(folder));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"unet/config.json|class_embed_type|\"timestep\"",
            "unet/config.json|act_fn|\"gelu\"", "unet/config.json|addition_embed_type|\"image\"",
            "unet/config.json|addition_embed_type|null", "unet/config.json|use_linear_projection|false",
            "unet/config.json|num_attention_heads|8", "unet/config.json|only_cross_attention|true",
            "unet/config.json|resnet_time_scale_shift|\"scale_shift\"", "unet/config.json|conv_in_kernel|5",
            "unet/config.json|mid_block_type|null", "vae/config.json|latents_mean|[0, 0, 0, 0]",
            "vae/config.json|act_fn|\"relu\"", "vae/config.json|out_channels|1",
            "text_encoder/config.json|architectures|[\"T5EncoderModel\"]",
            "scheduler/scheduler_config.json|beta_schedule|\"linear\"",
            "scheduler/scheduler_config.json|use_karras_sigmas|true",
            "scheduler/scheduler_config.json|rescale_betas_zero_snr|true",
            "scheduler/scheduler_config.json|trained_betas|[0.1]"})
    void aValueThatCannotBeRunIsRefusedByFileAndKey(String file, String key, String value, @TempDir Path folder)
            throws IOException {
        TinyModel.in(folder);
        TinyModel.set(folder.resolve(file), key, value);

        String refusal = refusal(folder);

        assertTrue(refusal.startsWith(folder.resolve(file).toString()), refusal);
        assertTrue(refusal.contains("\"" + key + "\"") && refusal.contains("cannot be run")
                || refusal.contains("\"" + key + "\": " + value.replace(", ", ",") + ", which is not supported"),
                refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "unet/config.json|sample_size|\"64\"|has \"sample_size\": \"64\", where a whole number is expected",
            "unet/config.json|sample_size|0|has \"sample_size\": 0, where a whole number from 1 up is expected",
            "unet/config.json|sample_size|1.5|has \"sample_size\": 1.5, where a whole number is expected",
            "unet/config.json|attention_head_dim|[1, 2]|has \"attention_head_dim\": [1,2], where a whole number, or a list of 3, one a block is expected",
            "unet/config.json|attention_head_dim|3|has 32 in \"block_out_channels\", which its number of heads does not divide: \"attention_head_dim\" 3",
            "unet/config.json|norm_num_groups|24|has 32 in \"block_out_channels\", which \"norm_num_groups\" 24 does not divide",
            "unet/config.json|norm_eps|\"x\"|has \"norm_eps\": \"x\", where a number is expected",
            "unet/config.json|flip_sin_to_cos|1|has \"flip_sin_to_cos\": 1, where true or false is expected",
            "unet/config.json|down_block_types|[\"DownBlock2D\"]|has 1 \"down_block_types\" but 3 \"block_out_channels\"; there must be as many of both",
            "unet/config.json|up_block_types|[\"UpBlock2D\", \"UpBlock2D\", \"AttnUpBlock2D\"]|has \"AttnUpBlock2D\" in \"up_block_types\", which is not supported; only UpBlock2D and CrossAttnUpBlock2D are",
            "unet/config.json|cross_attention_dim|81|has \"cross_attention_dim\": 81, but it must be 80: the hidden sizes of both text encoders together",
            "unet/config.json|in_channels|8|has \"in_channels\": 8, but it must be 4: \"latent_channels\" of the vae",
            "vae/config.json|scaling_factor|0|has \"scaling_factor\": 0, by which nothing can be divided",
            "vae/config.json|norm_num_groups|7|has 16 in \"block_out_channels\", which \"norm_num_groups\" 7 does not divide",
            "text_encoder/config.json|hidden_act|\"relu\"|has \"hidden_act\": \"relu\", which is not supported; it must be one of [quick_gelu, gelu]",
            "text_encoder/config.json|num_attention_heads|5|has \"hidden_size\" 32, which \"num_attention_heads\" 5 does not divide",
            "scheduler/scheduler_config.json|prediction_type|\"sample\"|has \"prediction_type\": \"sample\", which is not supported; it must be one of epsilon, v_prediction",
            "scheduler/scheduler_config.json|_class_name|\"DDIMScheduler\"|has \"_class_name\": \"DDIMScheduler\", which is not supported; only EulerDiscreteScheduler and EulerAncestralDiscreteScheduler are",
            "model_index.json|_class_name|\"FluxPipeline\"|says that this is a FluxPipeline; only SDXL models (StableDiffusionXLPipeline) can be run"})
    void aWrongValueIsExplained(String file, String key, String value, String message, @TempDir Path folder)
            throws IOException {
        TinyModel.in(folder);
        TinyModel.set(folder.resolve(file), key, value);

        assertEquals(folder.resolve(file) + " " + message, refusal(folder));
    }

    @Test
    void aVocabularyThatTheEncoderDoesNotHoldIsRefused(@TempDir Path folder) throws IOException {
        TinyModel.in(folder);
        TinyModel.set(folder.resolve("text_encoder/config.json"), "vocab_size", "700");

        var broken = assertThrows(BrokenFileException.class, () -> ModelFolder.read(folder).tokenizer());

        assertEquals(folder.resolve("text_encoder/config.json")
                + " has \"vocab_size\": 700, but the ids of tokenizer go up to 722", broken.getMessage());
    }

    @Test
    void aWrongSecondTokenizerIsNoticedWithTheFirst(@TempDir Path folder) throws IOException {
        Path vocabulary = Files.writeString(TinyModel.in(folder).resolve("tokenizer_2/vocab.json"), "[]");

        var broken = assertThrows(BrokenFileException.class, () -> ModelFolder.read(folder).card("./tiny"));

        assertEquals(vocabulary, broken.file());
    }

    @Test
    void leadingSpacingIsNoTurboModel(@TempDir Path folder) throws IOException {
        TinyModel.in(folder);
        TinyModel.set(folder.resolve("scheduler/scheduler_config.json"), "timestep_spacing", "\"leading\"");

        ModelCard card = ModelFolder.read(folder).card("./tiny");

        assertFalse(card.turbo());
        assertEquals(30, card.defaultSteps());
        assertEquals(5, card.defaultGuidance());
    }

    private static String refusal(Path folder) {
        return assertThrows(BrokenFileException.class, () -> ModelFolder.read(folder)).getMessage();
    }
}
