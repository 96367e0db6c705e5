package unbox.language.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource.MaskCard;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.catalog.SdxlTurboCatalog;

/** SDXL Turbo and base with their autoencoders, and a workspace with masks and a file of features. */
final class CheckFixture {
    /** Where the scripts under test lie. */
    static final Path SCRIPT = Path.of("/work/script.unbox");

    private static final AutoencoderCard UNMEASURED = new AutoencoderCard("up.0.1", Path.of("/saes/unmeasured/up.0.1"),
            5120, 1280, 10, Optional.empty(), Optional.empty(), Map.of());
    private static final AutoencoderCard NARROW = new AutoencoderCard("up.0.1", Path.of("/saes/narrow/up.0.1"), 512, 96,
            5, Optional.empty(), Optional.empty(), Map.of());

    private CheckFixture() {}

    /** @param files by name, beside the script */
    static MemoryCatalogSource source(Map<String, String> files) {
        MemoryCatalogSource source = SdxlTurboCatalog.SOURCE
                .withModel("built-in-with-saes", SdxlTurboCatalog.MODEL)
                .withAutoencoders("./unmeasured", List.of(UNMEASURED))
                .withAutoencoders("./narrow", List.of(NARROW))
                .withMask("hand.png", new MaskCard(64, 64, false))
                .withMask("cut-out.png", new MaskCard(64, 64, true))
                .withFile("notes.txt", "no picture");
        for (var file : files.entrySet()) {
            source = source.withFile(file.getKey(), file.getValue());
        }
        return source;
    }
}
