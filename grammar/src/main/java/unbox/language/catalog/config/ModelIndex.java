package unbox.language.catalog.config;

import java.nio.file.Path;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonFile;

/**
 * {@code model_index.json}: that the folder holds an SDXL pipeline.
 *
 * @param zerosForEmptyPrompt whether no negative prompt means an embedding of zeros
 */
public record ModelIndex(boolean zerosForEmptyPrompt) {

    /**
     * Reads the file.
     *
     * @throws BrokenFileException where it is another kind of model
     */
    public static ModelIndex read(Path file) {
        JsonFile json = JsonFile.read(file);
        String kind = json.string("_class_name");
        if (!kind.equals("StableDiffusionXLPipeline")) {
            throw new BrokenFileException(file,
                    "says that this is a " + kind + "; only SDXL models (StableDiffusionXLPipeline) can be run");
        }
        return new ModelIndex(json.flag("force_zeros_for_empty_prompt", true));
    }
}
