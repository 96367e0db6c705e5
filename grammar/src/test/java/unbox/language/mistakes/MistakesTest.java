package unbox.language.mistakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.format.Formatter;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;
import unbox.language.syntax.Token;

/**
 * A mistake has one message, which names its place and its cure in plain words, and mends where the cure is plain. Each
 * script of src/test/resources/mistakes says what must be said of it; a new mistake is a new file there.
 */
class MistakesTest {
    private static final String LEFT = Mistake.FINDING + "then = ";

    static List<Mistake> mistakes() {
        return Mistake.all();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeHasTheOneMessageAndTheMendsThatItsFileSays(Mistake mistake) {
        var finding = new Finding(mistake);
        List<Problem> problems = finding.problems(mistake.script());

        assertEquals(1, problems.size(), () -> mistake + " has " + problems);
        assertEquals(mistake.written(), finding.written(problems.getFirst()));
    }

    /** What a mend leaves is what only the writer knows, such as the content of braces; never the same mistake. */
    @ParameterizedTest
    @MethodSource("mistakes")
    void aMendLeavesNoMoreThanOneOtherThingToDo(Mistake mistake) {
        List<String> lines = mistake.written().lines().filter(line -> line.startsWith(Mistake.FINDING)).toList();
        for (int at = 1; at < lines.size(); at++) {
            boolean left = lines.get(at).startsWith(LEFT);
            assertTrue(!left || lines.get(at - 1).startsWith(Mistake.FINDING + "mend "), lines.get(at));
            assertTrue(!left || !lines.getFirst().endsWith(lines.get(at).substring(LEFT.length())), lines.get(at));
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void nothingOfTheTextIsLost(Mistake mistake) {
        String script = mistake.script();

        assertEquals(script, Parser.parse(script).tokens().stream().map(Token::text).collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void layingOutLosesNothing(Mistake mistake) {
        String laidOut = Formatter.format(mistake.script());

        assertEquals(solid(mistake.script()), solid(laidOut));
        assertEquals(laidOut, Formatter.format(laidOut));
    }

    /** The tokens that are not white space. */
    private static List<String> solid(String text) {
        return Parser.parse(text).tokens().stream()
                .filter(token -> token.kind() != Token.Kind.WHITESPACE && token.kind() != Token.Kind.LINE_END)
                .map(token -> token.kind() + " " + token.text().replace("\r\n", "\n").stripTrailing()).toList();
    }
}
