package unbox.language.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.CatalogSource.MaskCard;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;

/** The scripts that show what the language is for, as they stand. */
class ExampleScriptsTest {
    /** Models that bring their autoencoders themselves, where a script names none. */
    private static final CatalogSource SOURCE = SdxlTurboCatalog.SOURCE
            .withAutoencoders("stabilityai/sdxl-turbo", SdxlTurboCatalog.AUTOENCODERS)
            .withAutoencoders("stabilityai/stable-diffusion-xl-base-1.0", SdxlTurboCatalog.AUTOENCODERS)
            .withFile("features.unbox", "feature up.0.1#90 \"fur\"\nfeature fur = up.0.1#90\n")
            .withMask("hand.png", new MaskCard(64, 64, false, false));

    @Test
    void stripesDeclaresTwoThingsThatItDoesNotUse() throws IOException {
        assertEquals(
                List.of("Nothing uses the prompt `photo`. Use it, or leave it out.",
                        "Nothing uses the region `hand`. Use it, or leave it out."),
                messages(script("stripes"), SOURCE));
    }

    @Test
    void rolesIsRight() throws IOException {
        assertEquals(List.of(), messages(script("roles"), SOURCE));
    }

    @Test
    void swapIsRight() throws IOException {
        assertEquals(List.of(), messages(script("swap"), SOURCE));
    }

    @Test
    void withoutTheModelOnlyThatIsSaid() throws IOException {
        CatalogSource bare = new MemoryCatalogSource(Path.of("/study"));

        assertEquals(
                List.of("`stabilityai/sdxl-turbo` is not on this machine. there is no model stabilityai/sdxl-turbo",
                        "`surkovv/sdxl-unbox` is not on this machine. there are no autoencoders surkovv/sdxl-unbox"),
                messages(script("roles"), bare));
    }

    private static String script(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/scripts", name + ".unbox"));
    }

    private static List<String> messages(String script, CatalogSource source) {
        return problems(script, source).stream().map(Problem::message).toList();
    }

    private static List<Problem> problems(String script, CatalogSource source) {
        return Checker.check(Path.of("/study/script.unbox"), Parser.parse(script), source).problems();
    }
}
