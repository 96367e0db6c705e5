package unbox.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.syntax.Range;
import unbox.server.answer.*;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.Encoding;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** Thousands of random edits with questions in between: every answer fits its text, and nothing is left of the way. */
class EditStormTest {
    private static final int EDITS = 5_000;
    private static final Path SCRIPT = Path.of("/workspace/script.unbox");
    private static final MemoryCatalogSource CATALOG = MadeUpCatalog.source(Path.of("/workspace"))
            .withFile("names.unbox", "feature fur = up.0.1#90 \"fur\"\n");
    private static final String START = """
            model "stabilityai/sdxl-turbo"
            saes "surkovv/sdxl-unbox"
            import "names.unbox"
            prompt photo(animal) = "a photo of a {animal}"
            region face = not rect(0, 0, 1, 0.5)
            edit stripy(strength = 5) { add fur, up.0.1#4977 by strength in face }
            experiment x {
              prompt photo("cat")
              seed 0..3
              edit none, stripy([1, 2])
            }
            """;
    private static final List<String> PIECES = List.of(" ", "\n", "\r\n", "{", "}", "(", ")", "\"", "/*", "*/", "//",
            "#",
            "up.0.1#", "up.0.1#ti", "edit e ", "experiment y {", "fur", "strength", "seed 1", "😀", "\t", "é", ",",
            "by 3",
            "region r = ", "{animal}", "\uFEFF", "0..", "=", "[");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyAnswerFitsItsTextAndNothingIsLeft(long seed) {
        var random = new Random(seed);
        World world = new World(() -> CATALOG);
        Document document = new Document(SCRIPT.toUri().toString(), SCRIPT, Optional.of(1), START);
        for (int version = 2; version < EDITS; version++) {
            document = document.next(version, edited(document.text(), random));
            world = world.with(document);
            if (random.nextInt(4) == 0) {
                ask(world, world.snapshot(SCRIPT).orElseThrow(), random.nextInt(document.text().length() + 1), random);
            }
        }
        Snapshot last = world.snapshot(SCRIPT).orElseThrow();
        Document fresh = new Document(SCRIPT.toUri().toString(), SCRIPT, Optional.of(1), last.text());
        Snapshot opened = new World(() -> CATALOG).with(fresh).snapshot(SCRIPT).orElseThrow();
        assertEquals(opened.problems(), last.problems());
        assertEquals(SemanticTokens.of(opened), SemanticTokens.of(last));
    }

    /** Now and then the text begins anew, so that it is not broken all the time. */
    private static String edited(String text, Random random) {
        if (random.nextInt(40) == 0) {
            return START;
        }
        int start = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), start + (random.nextInt(3) == 0 ? random.nextInt(12) : 0));
        return new StringBuilder(text).replace(start, end, PIECES.get(random.nextInt(PIECES.size()))).toString();
    }

    private static void ask(World world, Snapshot script, int offset, Random random) {
        Range whole = new Range(0, script.text().length());
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> inside(script, Completions.at(script, offset).replaced());
            case 3 -> Hovers.at(world, script, offset, Drawing.values()[random.nextInt(2)])
                    .ifPresent(hover -> inside(script, hover.range()));
            case 4 -> script.problems().forEach(problem -> inside(script, problem.range()));
            case 5 -> SemanticTokens.of(script).forEach(piece -> inside(script, piece.range()));
            case 6 -> Mends.at(world, script, Range.at(offset)).stream().flatMap(mend -> mend.changes().stream())
                    .forEach(change -> inside(script, change.range()));
            case 7 -> Layout.of(script.tree()).forEach(change -> inside(script, change.range()));
            case 8 -> Selections.around(script.tree(), offset).forEach(range -> inside(script, range));
            case 9 -> References.all(world, script, offset, true).stream()
                    .filter(place -> place.file().equals(SCRIPT)).forEach(place -> inside(script, place.range()));
            case 10 -> {
                Folding.of(script.tree()).forEach(fold -> inside(script, fold.range()));
                Hints.in(script, whole).forEach(hint -> inside(script, Range.at(hint.offset())));
                Signatures.at(script, offset);
                Links.outputs(script, path -> true).forEach(link -> inside(script, link.range()));
                References.highlights(script, offset).forEach(each -> inside(script, each.range()));
                Lenses.of(script, ToldResults.of("", SCRIPT)).forEach(lens -> inside(script, lens.range()));
            }
            default -> {
                for (Encoding encoding : Encoding.values()) {
                    int line = script.document().positions().at(offset).line();
                    int column = script.document().column(offset, encoding);
                    int back = script.document().offset(line, column, encoding);
                    assertTrue(Math.abs(back - offset) <= 1, "a place is found again");
                }
            }
        }
    }

    private static void inside(Snapshot script, Range range) {
        assertTrue(0 <= range.start() && range.start() <= range.end() && range.end() <= script.text().length(),
                () -> range + " in a text of " + script.text().length());
    }
}
