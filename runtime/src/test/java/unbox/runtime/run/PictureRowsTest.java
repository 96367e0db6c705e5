package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import unbox.language.model.Branch;
import unbox.language.model.Facts;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Selection;
import unbox.language.model.Window;

class PictureRowsTest {
    private final Facts dog = new Facts("a dog", Optional.of("blurry"), 1, 25, 7.5, 64, 64, List.of());
    private final Facts copied = edited(dog, copyFrom("a cat"));

    @Test
    void theRunsThatAreCopiedFromFollowThePictures() {
        assertEquals(List.of(dog, copied, dog.source("a cat")), PictureRows.of(List.of(dog, copied)).pictures());
    }

    @Test
    void aRunIsComputedOnceHoweverOftenItIsRead() {
        Facts twice = edited(dog, copyFrom("a cat"), copyFrom("a cat"), copyFrom("a dog"));
        assertEquals(List.of(dog, twice, copied, dog.source("a cat")),
                PictureRows.of(List.of(dog, twice, copied, dog)).pictures());
    }

    @Test
    void withGuidanceUncondRowsComeFirstAndEachBranchCopiesFromItsOwn() {
        PictureRows rows = PictureRows.of(List.of(dog, copied));
        assertEquals(Map.of("a cat", 2), rows.edits().get(1).sources());
        assertEquals(Map.of("a cat", 5), rows.edits().get(4).sources());
        assertEquals(4, rows.condRow(copied));
    }

    @Test
    void withoutGuidanceThereIsOnlyTheCondBranch() {
        Facts plain = new Facts("a dog", Optional.of("blurry"), 1, 1, 1, 64, 64, List.of());
        PictureRows rows = PictureRows.of(List.of(plain));
        assertEquals(List.of(true), rows.edits().stream().map(row -> row.conditional()).toList());
    }

    private static Operation copyFrom(String prompt) {
        return new Operation.Copy("mid.0", new Selection.Strongest(1), prompt, 1, new Region.Everywhere(),
                Window.ALWAYS, Branch.COND);
    }

    private static Facts edited(Facts facts, Operation... edit) {
        return new Facts(facts.prompt(), facts.negative(), facts.seed(), facts.steps(), facts.guidance(), facts.width(),
                facts.height(), List.of(edit));
    }
}
