package unbox.language.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.language.syntax.Continuation.OpenCall;
import unbox.language.syntax.Continuation.Place;

/** What may come at the end of a beginning. */
class ContinuationTest {

    private static Continuation behind(String text) {
        return Continuation.at(Parser.parse(text), text.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'model ' | MODEL", "'model \"x\" { dtype ' | DTYPE",
            "'edit e { add ' | CHOSEN_FEATURE", "'edit e { add up.0.1#3 by ' | NUMBER",
            "'edit e { remove up.0.1#3 in ' | REGION", "'edit e { copy f from ' | PROMPT", "'edit e { skip ' | BLOCK",
            "'edit e { reconstruct ' | ENCODED_BLOCK", "'edit e { on ' | BRANCH", "'feature f = ' | FEATURE",
            "'feature f = up.0.1#3 ' | LABEL", "'experiment x { edit none, ' | EDIT",
            "'experiment x { prompt a ' | CAPTION", "'experiment x { grid rows ' | AXIS_NAME",
            "'experiment x { measure ' | MEASURED", "'experiment x { save ' | SAVE", "'edit ' | NEW_NAME"})
    void thePlaceIsKnown(String text, Place place) {
        assertEquals(place, behind(text.replace("'", "")).place());
    }

    @Test
    void theWordsAreThoseThatFit() {
        assertTrue(behind("edit e { ").words().containsAll(List.of("add", "during", "skip")));
        assertEquals(List.of("by", "top", "and", "or"), List.copyOf(behind("edit e { add fur ").words()));
    }

    @Test
    void inBracketsThatNestTooDeepNothingIsKnown() {
        assertEquals(Continuation.NOTHING, behind("edit e { add " + "(".repeat(100_000)));
    }

    @Test
    void aMistakeBeforeDoesNotMatter() {
        assertTrue(behind("region = = rect(\nedit e { add add fur by 3\n").words().contains("skip"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'light(' | true", "'light(a, ' | true", "'light([' | false",
            "'light([a, ' | false", "'light((' | false", "'light(a ' | false", "'light(each ' | false",
            "'light(mood: ' | false"})
    void theNameOfAnArgumentStandsWhereItBegins(String text, boolean beginning) {
        assertEquals(beginning,
                behind("experiment x { edit " + text.replace("'", "")).call().orElseThrow().beginning());
    }

    @Test
    void aCallKnowsItsArgument() {
        String text = "experiment x { edit stripy(up.0.1#3, strength: [1, ";
        assertEquals(Optional.of(new OpenCall("stripy", text.indexOf("stripy"), 1, Optional.of("strength"), List.of(),
                false)), behind(text).call());
    }
}
