package unbox.language.mistakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.parse.UnboxLexer;

/** Among the mistakes is one for everything that can be wrong, and one on a line with each word of the language. */
class MistakesCoverTheLanguageTest {
    /** Said of what the command line chooses, not of a script by itself. */
    private static final Set<ProblemCode> ELSEWHERE = EnumSet.of(ProblemCode.NO_PICTURES);

    private static final List<Mistake> ALL = Mistake.all();

    @Test
    void thereAreMany() {
        assertTrue(ALL.size() >= 150, ALL.size() + " mistakes");
    }

    @Test
    void everyProblemIsThere() {
        String findings = ALL.stream().flatMap(mistake -> mistake.written().lines())
                .filter(line -> line.startsWith(Mistake.FINDING + "problem = ")).collect(Collectors.joining("\n"));
        Set<ProblemCode> missing = EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE));
        missing.removeIf(code -> findings.contains(" " + code.slug() + ": "));

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyWordOfTheLanguageStandsBesideOne() {
        String lines = ALL.stream().flatMap(mistake -> mistake.written().lines())
                .filter(line -> line.contains(Mistake.HERE) || line.contains(Mistake.BEGIN))
                .collect(Collectors.joining("\n"));
        Set<String> missing = new TreeSet<>();
        IntStream.rangeClosed(UnboxLexer.MODEL, UnboxLexer.SIZE_WORD)
                .mapToObj(type -> UnboxLexer.VOCABULARY.getLiteralName(type).replace("'", ""))
                .filter(word -> !lines.matches("(?s).*\\b" + word + "\\b.*")).forEach(missing::add);

        assertEquals(Set.of(), missing);
    }

    @Test
    void eachSaysWhatItIs() {
        Set<String> titles = new HashSet<>();
        for (Mistake mistake : ALL) {
            assertTrue(mistake.script().startsWith("// "), mistake.name());
            assertTrue(titles.add(mistake.name().replaceFirst("/.*", "") + mistake.title()), mistake.name());
        }
    }
}
