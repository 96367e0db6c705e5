package unbox.language.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.catalog.CatalogSource;
import unbox.language.syntax.Parser;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Token;

/** A text that changes is not checked again where nothing has changed; what is found is the same. */
class CheckingAgainTest {
    private static final int EDITS = 300;
    private static final CatalogSource SOURCE = CheckFixture
            .with(Map.of("shared.unbox",
                    "region sky = rect(0, 0, 1, 0.5)\nprompt place(ground) = \"{ground} by day\"\n"));
    private static final String START = """
            model "stabilityai/sdxl-turbo"
            saes "surkovv/sdxl-unbox"
            import "shared.unbox"
            steps 2

            prompt photo(animal, light = "at noon") = "a photo of a {animal} {light}"
            feature fur = up.0.1#90 "fur", up.0.1#4977
            feature both = fur, down.2.1#2301
            feature mid.0#7 "lines"
            region face = ellipse(0.5, 0.5, 0.2, 0.3) and not sky
            region rest = not face or rect(0, 0, 0.5, 1)
            edit stripy(strength = 4, where = face) {
              add fur by strength in where
              during steps 0..1 { remove up.0.0 top 3 in rest }
            }
            edit bare(level) { set both to level in not face }
            experiment animals {
              prompt photo(["cat", "dog"]), photo("tiger", light: "at night"), place("snow")
              seed 1, 2
              edit none, stripy(strength: [2, 4]), bare(3)
              measure change in face
            }
            """;

    private static Checked check(SyntaxTree tree, Passed before) {
        return Checker.of(CheckFixture.SCRIPT, tree, SOURCE).check(before);
    }

    @Test
    void whatNothingHasChangedForPassesWithoutALook() {
        Checked first = check(Parser.parse(START), Passed.NOTHING);
        assertEquals(List.of(), first.problems());
        assertEquals(first.passed(), check(Parser.parse(START), first.passed()).passed());
    }

    @Test
    void aMistakeShowsWhereADeclarationIsUsedThatHasChanged() {
        Passed before = check(Parser.parse(START), Passed.NOTHING).passed();
        String changed = START.replace("region face = ellipse(0.5, 0.5, 0.2, 0.3) and not sky",
                "feature face = up.0.1#5");
        assertTrue(check(Parser.parse(changed), before).problems().size() > 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void afterAnyEditsTheProblemsAreThoseOfATextCheckedAfresh(long seed) {
        var random = new Random(seed);
        Passed passed = Passed.NOTHING;
        SyntaxTree tree = Parser.parse(START);
        for (int edit = 0; edit < EDITS; edit++) {
            Checked checked = check(tree, passed);
            assertEquals(check(tree, Passed.NOTHING).problems(), checked.problems(), tree.text());
            passed = checked.passed();
            tree = Parser.parse(random.nextInt(12) == 0 ? START : edited(tree, random), tree);
        }
    }

    /** A token becomes like another one of its kind; now and then of any kind. */
    private static String edited(SyntaxTree tree, Random random) {
        List<Token> tokens = tree.tokens();
        Token from = tokens.get(random.nextInt(tokens.size()));
        List<Token> alike = tokens.stream().filter(token -> token.kind() == from.kind()).toList();
        List<Token> others = random.nextInt(10) == 0 ? tokens : alike;
        Token to = others.get(random.nextInt(others.size()));
        return new StringBuilder(tree.text()).replace(to.range().start(), to.range().end(), from.text()).toString();
    }
}
