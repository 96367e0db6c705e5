package unbox.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.fuzz.Fuzz;
import unbox.language.DamagedScripts.Damage;
import unbox.language.syntax.Parser;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Token;

/** A text that is read again after a change gives the tree that reading all of it gives. */
class RereadingFuzzTest {
    private static final int ROUNDS = 1_000;
    private static final int EDITS = 12;
    private static final List<String> TYPED = List.of("a", "x", " ", "\n", "\r\n", "\n\n", "1", ".", ",", "(", ")", "{",
            "}",
            "[", "]", "\"", "#", "//", "/*", "*/", "///", "=", "by 3", "or", "prompt", "edit e {", "edit",
            "experiment y {",
            "seed 1", "region r = ", "rect(0, 0, 1, 1)", "model", "region top = ", "in top", "\n=======\n",
            "\n<<<<<<< a\n", "\n>>>>>>> b\n", "\n```\n", "\u2014",
            "'", "=>", "and", "def", "-", ";", "\uFEFF", "\ud83d\ude00", "feature up.0.1#9", "in");

    static Stream<Arguments> damages() {
        return Stream.of(Damage.RAGGED, Damage.OTHER_VALUES, Damage.SHUFFLED, Damage.ODD_CHARACTERS)
                .flatMap(damage -> Fuzz.seeds().mapToObj(seed -> Arguments.of(damage, seed)));
    }

    /** Between scripts without mistakes a person changes another, mostly at one place. */
    @ParameterizedTest
    @MethodSource("damages")
    void anyChanges(Damage damage, long seed) {
        Fuzz.rounds(seed, ROUNDS, random -> {
            var scripts = new DamagedScripts(random);
            String first = scripts.next(Damage.RAGGED) + "\n";
            String text = first + scripts.next(damage) + "\n" + scripts.next(Damage.RAGGED);
            SyntaxTree tree = Parser.parse(text);
            int caret = first.length() + random.nextInt(text.length() - first.length());
            for (int edit = 0; edit < EDITS; edit++) {
                String before = text;
                caret = random.nextInt(8) == 0 ? random.nextInt(text.length() + 1)
                        : Math.clamp(caret + random.nextInt(9) - 4, 0, text.length());
                text = edited(text, caret, random);
                tree = Parser.parse(text, tree);
                assertSameTree(Parser.parse(text), tree, before);
            }
        });
    }

    @Test
    void statementsAroundAChangeAreReadAgainAndNoOthers() {
        String text = IntStream.range(0, 9).mapToObj(number -> "region r" + number + " = rect(0, 0, 0.5, 1)\n")
                .collect(Collectors.joining());
        SyntaxTree before = Parser.parse(text);

        SyntaxTree after = Parser.parse(text.replace("r4 = rect(0, 0, 0.5", "r4 = rect(0, 0, 0.6"), before);

        List<Integer> kept = IntStream.range(0, 9)
                .filter(number -> before.statements().get(number) == after.statements().get(number)).boxed().toList();
        assertEquals(List.of(0, 1, 2, 6, 7, 8), kept);
    }

    @Test
    void aTextThatIsTheSameKeepsItsTree() {
        SyntaxTree tree = Parser.parse("seed 1\n");

        assertSame(tree, Parser.parse("seed 1\n", tree));
    }

    private static String edited(String text, int start, Random random) {
        int length = random.nextInt(3) == 0 ? random.nextInt(20) : 0;
        String typed = random.nextInt(4) == 0 ? "" : TYPED.get(random.nextInt(TYPED.size()));
        return new StringBuilder(text).replace(start, Math.min(text.length(), start + length), typed).toString();
    }

    private static void assertSameTree(SyntaxTree whole, SyntaxTree pieced, String before) {
        String said = "\n--- before\n" + before + "\n--- after\n" + whole.text() + "\n---";
        assertEquals(lines(whole.statements()), lines(pieced.statements()), said);
        assertEquals(lines(whole.problems()), lines(pieced.problems()), said);
        List<Token> tokens = whole.tokens();
        assertEquals(tokens, pieced.tokens(), said);
        assertEquals(whole, pieced, said);
    }

    private static String lines(List<?> all) {
        return all.stream().map(Object::toString)
                .collect(Collectors.joining("\n"));
    }
}
