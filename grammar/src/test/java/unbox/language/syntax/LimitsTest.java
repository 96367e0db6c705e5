package unbox.language.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.problem.Problem;

/** Texts that would overflow a stack or take forever, were there no bounds. */
class LimitsTest {

    private static final int MANY = 5_000;

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{", "f(", "not ", "a and ", "a or ", "a + ", "each ", "a, ", "\"a\" ", "1.. ",
            "- ", "during steps 1 {", "experiment e { edit a(", "\"", "/*", "#", "@ ", ") ", "} ", "seed ", "top 5 ",
            "in ", "x = up.0.1#1 \"a\" "})
    void anythingManyTimes(String piece) {
        for (String text : List.of(piece.repeat(MANY), "region r = " + piece.repeat(MANY),
                "edit e { " + piece.repeat(MANY), "experiment e { edit " + piece.repeat(MANY) + "}")) {
            SyntaxTree tree = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Parser.parse(text));
            tree.statements().hashCode(); // whoever walks the tree may recurse
        }
    }

    @Test
    void nestingIsBoundedWithOneMessage() {
        List<Problem> problems = Parser.parse("region r = " + "(".repeat(1000) + "a" + ")".repeat(1000)).problems();
        assertEquals(List.of("This nests too deep: brackets go at most 64 deep."),
                problems.stream().map(Problem::message).toList());
    }

    @Test
    void aScriptMayNestAsDeepAsAnybodyNeeds() {
        assertEquals(List.of(), Parser.parse("region r = " + "(".repeat(60) + "a" + ")".repeat(60)).problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed %s", "seed 0.%s", "model \"a\" { size %1$sx%1$s }", "feature f = up.0.1#%s",
            "during steps %s", "region r = mid.%s"})
    void numbersThatAreTooLong(String text) {
        Parser.parse(text.formatted("9".repeat(100_000)));
        assertFalse(Parser.parse("seed " + "9".repeat(100_000)).problems().isEmpty());
    }

    @Test
    void aSizeThatNoNumberHolds() {
        assertEquals(List.of("No picture is as large as this."),
                Parser.parse("model \"a\" { size 99999999999x1 }").problems().stream().map(Problem::message).toList());
    }
}
