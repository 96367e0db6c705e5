package unbox.language.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import unbox.language.syntax.Parser;

/** What the annotated scripts cannot show of imports. */
class ImportsTest {

    @Test
    @Timeout(20)
    void filesThatImportAllThatFollowAreReadOnce() {
        Map<String, String> files = new HashMap<>();
        for (int file = 0; file < 40; file++) {
            files.put(file + ".unbox", imports(file + 1, 40) + "prompt p" + file + " = \"a cat\"\n");
        }

        Checked checked = Checker.check(CheckFixture.SCRIPT, Parser.parse(imports(0, 40)), CheckFixture.with(files));

        assertEquals(List.of(), checked.problems());
        assertEquals(40, checked.script().imports().size());
        assertEquals(40, checked.script().symbols().size());
    }

    private static String imports(int first, int end) {
        return IntStream.range(first, end).mapToObj(file -> "import \"" + file + ".unbox\"\n")
                .collect(Collectors.joining());
    }

    @Test
    void pathsStartFromTheFileTheyStandIn() {
        var files = Map.of("shared/regions.unbox", "import \"more.unbox\"\n", "shared/more.unbox",
                "region hand = mask(\"../hand.png\")\n");

        Checked checked = Checker.check(CheckFixture.SCRIPT, Parser.parse("import \"shared/regions.unbox\"\n"),
                CheckFixture.with(files));

        assertEquals(List.of(), checked.problems());
    }
}
