package unbox.language.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> WORDS = List.of("add", "by", "experiment", "feature", "prompt", "scale", "seed",
            "set", "steps");

    @ParameterizedTest
    @CsvSource({"expriment, experiment", "Experiment, experiment", "promt, prompt", "porpmt, prompt", "bye, by",
            "ad, add", "feetures, feature", "setps, steps"})
    void aSlipIsUnderstood(String written, String meant) {
        assertEquals(Optional.of(meant), Nearest.to(written, WORDS));
    }

    @ParameterizedTest
    @CsvSource({"table", "x", "bu", "sd", "''", "seed"})
    void aWordThatIsFarFromAllIsNotGuessed(String written) {
        assertEquals(Optional.empty(), Nearest.to(written, WORDS));
    }

    @Test
    void theNearerOneWins() {
        assertEquals(Optional.of("stripes"), Nearest.to("stripe", List.of("strip_es", "stripes", "strides")));
    }

    @Test
    void amongEquallyNearOnesTheAlphabetDecides() {
        assertEquals(Optional.of("face"), Nearest.to("fuce", List.of("fuse", "face")));
    }
}
