package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.Analysis;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.check.Checker;
import unbox.language.syntax.Parser;

/** The plan of many pictures is given up as soon as nobody waits for it. */
class PatienceTest {
    private static final int PICTURES = 2000;
    private static final String SCRIPT = PlanFixture.MODEL
            + "edit e(s) { add up.0.1#90 by s }\nexperiment many { prompt \"a\" seed 1..1000 edit e([1, 2]) }\n";

    private final AtomicInteger asked = new AtomicInteger();

    private Analysis plan(int most) {
        var tree = Parser.parse(SCRIPT);
        return Analysis.of(tree, Checker.check(PlanFixture.SCRIPT, tree, SdxlTurboCatalog.SOURCE),
                SdxlTurboCatalog.SOURCE, Overrides.NONE, new Patience(Long.MAX_VALUE, () -> {
                    if (asked.incrementAndGet() == most) {
                        throw new CancellationException();
                    }
                }));
    }

    @Test
    void beforeEachPictureItIsAskedWhetherThePlanIsWanted() {
        assertEquals(PICTURES, plan(-1).plan().orElseThrow().pictures());
        assertTrue(asked.get() >= 4 * PICTURES, "cells are made, laid out, given files and facts: " + asked);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 2500, 5000, 8000})
    void whatIsNotWantedIsGivenUpAtOnce(int most) {
        assertThrows(CancellationException.class, () -> plan(most));
        assertEquals(most, asked.get());
    }
}
