package unbox.language.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import unbox.language.catalog.region.RegionRasterizer;
import unbox.language.model.ModelReference.BuiltIn;
import unbox.language.model.Region;

/** A check of a script answers at once: the picture classes of Java, which take long to load, stay out of it. */
class StartUpTest {

    /** What a check does, where no mask is named. */
    static final class CheckWithoutMasks {
        public static void main(String[] arguments) {
            FileCatalogSource source = new FileCatalogSource(Path.of("../models"), Map.of());
            CatalogSource.Found<ModelCard> model = source.model(new BuiltIn("landscape"));
            boolean covers = new RegionRasterizer().coversAPixel(new Region.Ellipse(0.5, 0.5, 0.1, 0.1), 128, 128);
            System.out.println(model.getClass().getSimpleName() + " " + covers);
        }
    }

    @Test
    void picturesAreNotLoadedWhereNoMaskIsRead() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process check = new ProcessBuilder(java.toString(), "-verbose:class", "-cp",
                System.getProperty("java.class.path"), CheckWithoutMasks.class.getName()).redirectErrorStream(true)
                .start();

        List<String> lines = new String(check.getInputStream().readAllBytes()).lines().toList();

        assertEquals(0, check.waitFor());
        assertTrue(lines.contains("Here true"));
        assertEquals(List.of(),
                lines.stream().filter(line -> line.contains("java.awt.") || line.contains("javax.imageio.")).toList());
    }
}
