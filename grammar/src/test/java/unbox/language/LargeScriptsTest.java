package unbox.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.plan.Overrides;
import unbox.language.problem.Problem;

/** Short scripts that mean something immense: each is answered at once, in little memory. */
class LargeScriptsTest {
    private static final String MODEL = "model \"stabilityai/sdxl-turbo\"\nsaes \"surkovv/sdxl-unbox\"\n";
    private static final String NOTHING_LEFT = "region r = rect(0, 0, 0.1, 0.1) and rect(0.5, 0.5, 1, 1)\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "14 | {0} or {0}     | `n11` comes to more than 1024 shapes, once its names are written out.",
            "14 | not {0} or {0} | `n10` comes to more than 1024 shapes, once its names are written out.",
            "70 | not {0}        | `n65` is more than 64 names deep."})
    void regionsOfRegions(int names, String next, String message) {
        assertRefused(names("region", "rect(0, 0, 1, 0.5)", next, names), message + " Write it shorter, or as a mask.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "20 | {0}, {0} | `n17` comes to more than 65536 features, once its names are written out.",
            "70 | {0}      | `n65` is more than 64 names deep."})
    void featuresOfFeatures(int names, String next, String message) {
        assertRefused(names("feature", "up.0.1#1", next, names), message + " Write it shorter.");
    }

    /** Thousands of names, each of the next: as many calls would overflow the stack. */
    @ParameterizedTest
    @ValueSource(strings = {"region n%d = not n%d\n", "feature n%d = n%d\n"})
    void namesThatAreUsedBeforeTheyAreDeclared(String declaration) {
        String script = IntStream.range(0, 5_000).mapToObj(number -> declaration.formatted(number, number + 1))
                .collect(Collectors.joining());

        assertTrue(messages(script).stream().anyMatch(message -> message.contains("is more than 64 names deep")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"32768x32768", "2147483616x2147483616", "32x2147483616"})
    void aPictureTooLargeToTryEachPixelIsNotSaidToBeMissed(String size) {
        String script = MODEL.replace("turbo\"", "turbo\" { size " + size + " }") + NOTHING_LEFT
                + "edit e { add up.0.1#1 by 1 in r }\nexperiment x { prompt \"a\" edit e }\n";

        assertEquals(List.of(), messages(script));
    }

    @Test
    void theNearestSizeOfTheLargestIsAlsoASize() {
        String script = MODEL.replace("turbo\"", "turbo\" { size 2147483647x33 }");

        assertEquals(List.of("The model cannot make 2147483647 x 33: its widths and heights are multiples of 32. "
                + "The nearest is `2147483616 x 32`."), messages(script));
    }

    @Test
    void aPictureOfAnyUsualSizeIsTried() {
        String script = MODEL.replace("turbo\"", "turbo\" { size 2048x2048 }") + NOTHING_LEFT;

        assertEquals(List.of("This region holds no pixel of the picture: its parts leave nothing of each other."),
                messages(script));
    }

    /** Names that each stand for another or two, in the order in which they are declared. */
    private static String names(String word, String first, String next, int names) {
        return word + " n0 = " + first + "\n"
                + IntStream.rangeClosed(1, names).mapToObj(number -> word + " n" + number + " = "
                        + next.replace("{0}", "n" + (number - 1)) + "\n").collect(Collectors.joining());
    }

    private static void assertRefused(String script, String message) {
        assertEquals(List.of(message), messages(MODEL + script));
    }

    private static List<String> messages(String script) {
        Analysis analysis = assertTimeoutPreemptively(Duration.ofSeconds(60),
                () -> Analysis.of(Path.of("/study/test.unbox"), script, SdxlTurboCatalog.SOURCE, Overrides.NONE));
        return analysis.problems().stream().map(Problem::message).toList();
    }
}
