package unbox.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.fuzz.Fuzz;
import unbox.language.DamagedScripts.Damage;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.format.Formatter;
import unbox.language.model.ModelReference;
import unbox.language.plan.Overrides;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;
import unbox.language.syntax.Range;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Token;

/** Whatever the text is: nothing is thrown, nothing hangs, nothing of the text is lost, and laying it out is safe. */
class ScriptFuzzTest {
    private static final int ROUNDS = 200;
    private static final Set<Token.Kind> WORDS = EnumSet.of(Token.Kind.KEYWORD, Token.Kind.NAME, Token.Kind.NUMBER,
            Token.Kind.SIZE, Token.Kind.BLOCK);

    static Stream<Arguments> damages() {
        return Arrays.stream(Damage.values())
                .flatMap(damage -> Fuzz.seeds().mapToObj(seed -> Arguments.of(damage, seed)));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void anyTextIsReadLaidOutAndAnalyzed(Damage damage, long seed) {
        Fuzz.rounds(seed, ROUNDS, random -> {
            String text = new DamagedScripts(random).next(damage);
            try {
                assertTextIsKept(text);
                assertLayoutIsSafe(text);
                assertAnalysisIsWhole(text);
            } catch (RuntimeException | Error failure) {
                throw new AssertionError(failure + " on the text\n" + text, failure);
            }
        });
    }

    private static void assertTextIsKept(String text) {
        List<Token> tokens = Parser.parse(text).tokens();
        assertEquals(text, tokens.stream().map(Token::text).collect(Collectors.joining()));
        int end = 0;
        for (Token token : tokens) {
            assertEquals(end, token.range().start());
            end = token.range().end();
        }
        assertEquals(text.length(), end);
    }

    private static void assertLayoutIsSafe(String text) {
        String once = Formatter.format(text);
        assertEquals(solid(text), solid(once));
        assertEquals(once, Formatter.format(once));
    }

    /** The tokens that are not white space; within comments, line ends and the blanks before them are layout too. */
    private static List<String> solid(String text) {
        return Parser.parse(text).tokens().stream()
                .filter(token -> token.kind() != Token.Kind.WHITESPACE && token.kind() != Token.Kind.LINE_END)
                .map(token -> token.kind() + " " + token.text().replace("\r\n", "\n").stripTrailing()).toList();
    }

    private static void assertAnalysisIsWhole(String text) {
        Analysis analysis = Analysis.of(Path.of("/study/test.unbox"), text, new EveryModel(), Overrides.NONE);
        assertTrue(analysis.plan().isEmpty() || !analysis.hasErrors());
        assertEquals(Set.copyOf(analysis.problems()).size(), analysis.problems().size());
        for (Problem problem : analysis.problems()) {
            assertEquals("", cutWord(problem.range(), analysis.tree()), problem.toString());
            assertFalse(problem.message().isBlank());
        }
    }

    /** The word that a range begins or ends within; none must. */
    private static String cutWord(Range range, SyntaxTree tree) {
        range.of(tree.text());
        return tree.tokens().stream().filter(token -> WORDS.contains(token.kind()))
                .filter(token -> isInside(range.start(), token) || isInside(range.end(), token))
                .map(Token::text).findFirst().orElse("");
    }

    private static boolean isInside(int offset, Token token) {
        return token.range().start() < offset && offset < token.range().end();
    }

    /** Every model is SDXL Turbo, so that damage does not end with a model that is not found. */
    private record EveryModel() implements CatalogSource {
        @Override
        public Found<ModelCard> model(ModelReference reference) {
            return new Found.Here<>(SdxlTurboCatalog.MODEL);
        }

        @Override
        public Found<List<AutoencoderCard>> autoencoders(ModelReference reference) {
            return new Found.Here<>(SdxlTurboCatalog.AUTOENCODERS);
        }

        @Override
        public List<AutoencoderCard> ownAutoencoders(ModelCard model) {
            return SdxlTurboCatalog.AUTOENCODERS;
        }

        @Override
        public Optional<String> read(Path file) {
            return Optional.of("feature fur = up.0.1#90\nfeature up.0.1#90 \"fur\"\n");
        }

        @Override
        public Found<MaskCard> mask(Path file) {
            return new Found.Here<>(new MaskCard(64, 64, false, false));
        }

        @Override
        public Path workspace(Path script) {
            return Path.of("/study");
        }
    }
}
