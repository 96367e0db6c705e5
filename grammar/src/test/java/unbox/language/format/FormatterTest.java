package unbox.language.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.syntax.Parser;
import unbox.language.syntax.Token;

/** Scripts laid out: what it looks like, and that nothing but the layout changes. */
class FormatterTest {
    private static final Path REPOSITORY = Path.of("..");

    private static void check(String written, String laidOut) {
        assertEquals(laidOut, Formatter.format(written));
    }

    @Test
    void wordsOfABlockStandInAColumn() {
        check("""
                experiment e{
                prompt "a meadow"
                      seed 0..3
                   edit   none ,stripy( 2 )
                }
                """, """
                experiment e {
                  prompt "a meadow"
                  seed   0..3
                  edit   none, stripy(2)
                }
                """);
    }

    @Test
    void equalSignsOfNeighboursStandInAColumn() {
        check("""
                region face=ellipse(0.5,0.35,0.2,0.25)
                region sky = rect (0,0,1,0.4)

                region rest = not(face or sky)
                """, """
                region face = ellipse(0.5, 0.35, 0.2, 0.25)
                region sky  = rect(0, 0, 1, 0.4)

                region rest = not (face or sky)
                """);
    }

    @Test
    void editsOfOneLineStayOnIt() {
        check("""
                edit icon(f) {only f by -10}
                edit ablated { skip down.2.1 }
                """, """
                edit icon(f) { only f by -10 }
                edit ablated { skip down.2.1 }
                """);
    }

    @Test
    void severalActionsTakeALineEach() {
        check("edit e { add up.0.1#1 by 2 remove up.0.1#2 during steps 0..3 { scale up.0.0 top 3 by 2 } }\n", """
                edit e {
                  add    up.0.1#1 by 2
                  remove up.0.1#2
                  during steps 0..3 { scale up.0.0 top 3 by 2 }
                }
                """);
    }

    @Test
    void commentsStayWhereTheyBelong() {
        check("""
                // first
                model "landscape" // built in
                /// Doc.
                experiment e {
                  // inside
                  prompt "x" // short
                  seed 1 // behind
                  /* last */
                }
                // end
                """, """
                // first
                model "landscape"  // built in
                /// Doc.
                experiment e {
                  // inside
                  prompt "x"  // short
                  seed   1    // behind
                  /* last */
                }

                // end
                """);
    }

    @Test
    void lineEndsInsideAListStay() {
        check("feature fur = up.0.1#90,\n up.0.1#230\n", "feature fur = up.0.1#90,\n    up.0.1#230\n");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkStay() {
        check("\uFEFFmodel   \"m\"\r\n\r\n\r\nseed 1\r\n", "\uFEFFmodel \"m\"\r\n\r\nseed 1\r\n");
    }

    /** As old Macs wrote them: what stands behind a comment must not become part of it. */
    @Test
    void lineEndsOfASingleReturnEndLinesToo() {
        check("region // left\rsky = rect(0, 0, 1, 1)\r\rseed 1\r", """
                region // left
                    sky = rect(0, 0, 1, 1)

                seed 1
                """);
    }

    @Test
    void aTextWithSyntaxErrorsIsLeftAsItIs() {
        check("experiment  e {  prompt", "experiment  e {  prompt");
    }

    static Stream<Path> scripts() throws IOException {
        return Stream.of("examples", "grammar/src/test/resources/scripts", "runtime/src/test/resources/golden",
                "runtime/src/main/resources").map(REPOSITORY::resolve).flatMap(FormatterTest::unboxFiles);
    }

    private static Stream<Path> unboxFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".unbox")).filter(Files::isRegularFile)
                    .sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptKeepsItsTokensAndIsLaidOutOnceForAll(Path script) throws IOException {
        checkSafe(Files.readString(script));
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** White space and comments put at random into a script of all constructs. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aRaggedScriptKeepsItsTokensAndIsLaidOutOnceForAll(int seed) throws IOException {
        List<Path> scripts = scripts().toList();
        Random random = new Random(seed);
        String script = Files.readString(scripts.get(random.nextInt(scripts.size())));
        StringBuilder ragged = new StringBuilder();
        for (Token token : Parser.parse(script).tokens()) {
            boolean space = token.kind() == Token.Kind.WHITESPACE || token.kind() == Token.Kind.LINE_END;
            ragged.append(space && random.nextInt(3) == 0 ? gap(random) : token.text());
        }
        checkSafe(ragged.toString());
    }

    private static String gap(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "\n\n\n";
            case 1 -> " // said\n";
            case 2 -> " /* so */ ";
            case 3 -> "\t\n  ";
            case 4 -> "     ";
            default -> "\r\n";
        };
    }

    private static void checkSafe(String text) {
        String once = Formatter.format(text);
        assertEquals(meaning(text), meaning(once));
        assertEquals(once, Formatter.format(once));
    }

    /** The tokens that are not white space, comments included. */
    private static List<String> meaning(String text) {
        return Parser.parse(text).tokens().stream()
                .filter(token -> token.kind() != Token.Kind.WHITESPACE && token.kind() != Token.Kind.LINE_END)
                .map(token -> token.text().stripTrailing()).filter(token -> !token.equals("\uFEFF")).toList();
    }
}
