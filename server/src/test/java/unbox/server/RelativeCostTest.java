package unbox.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unbox.server.answer.Completions;
import unbox.server.answer.Drawing;
import unbox.server.answer.Hovers;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/**
 * What answers cost beside each other: processor time of this thread, in turn, so that neither a slow machine nor a busy one
 * decides. How they compare with other servers is for benchmarks/lsp.
 */
class RelativeCostTest {
    private static final Path SCRIPT = Path.of("/workspace/study.unbox");
    private static final String CHAPTER = """
            /// Chapter %1$d: what the feature does to the picture.
            prompt scene_%1$d(subject, light = "at noon") =
              "a photo of a harbour and a {subject} {light}, wide angle, high detail"
            feature first_%1$d = up.0.1#%1$d, down.2.1#%1$d
            region left_%1$d = rect(0, 0, 0.5, 1) and not ellipse(0.5, 0.5, 0.2, 0.3)
            edit paint_%1$d(strength = 4, where = left_%1$d) {
              add first_%1$d by strength in where
              during steps 0..1 { remove up.0.0 top 3 in not where }
            }
            experiment chapter_%1$d {
              prompt scene_%1$d(["dog", "boat"]), scene_%1$d("tree", light: "at night")
              seed   %1$d, 100
              steps  2
              edit   none, paint_%1$d(strength: [2, 4])
              measure change in left_%1$d
            }

            """;
    private static final int CHAPTERS = 70; // about 1,200 lines
    private static final int WARM = 10;
    private static final int ROUNDS = 15;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private World world = new World(() -> MadeUpCatalog.source(Path.of("/workspace")));
    private int version = 1;

    private static String study(int chapters) {
        return IntStream.rangeClosed(1, chapters).mapToObj(CHAPTER::formatted).collect(Collectors.joining("",
                "model \"stabilityai/sdxl-turbo\"\nsaes \"surkovv/sdxl-unbox\"\n", ""));
    }

    /** Where a feature is written in the middle of a study. */
    private static int middle(String study) {
        return study.indexOf("  add first_", study.length() / 2) + "  add ".length();
    }

    private Snapshot open(String study) {
        world = world.with(new Document(SCRIPT.toUri().toString(), SCRIPT, Optional.of(++version), study));
        return world.snapshot(SCRIPT).orElseThrow();
    }

    /** A letter that is typed, or every second time taken back, at a place. */
    private Snapshot type(String study, int place) {
        Document open = world.document(SCRIPT).orElseThrow();
        String next = open.text().length() == study.length()
                ? study.substring(0, place) + "s" + study.substring(place)
                : study;
        world = world.with(open.next(++version, next));
        return world.snapshot(SCRIPT).orElseThrow();
    }

    /** Something that is asked about a snapshot; how the snapshot comes about counts too. */
    private record Question(Supplier<Snapshot> snapshots, ToIntFunction<Snapshot> answer) {}

    private Question problemsOfOpening(String study) {
        return new Question(() -> open(study), snapshot -> snapshot.problemsWith(List.of()).size());
    }

    /** In nanoseconds of processor time. */
    private long cost(Question question) {
        long start = threads.getCurrentThreadCpuTime();
        question.answer.applyAsInt(question.snapshots.get());
        return threads.getCurrentThreadCpuTime() - start;
    }

    /** Both are asked in turn, so that whatever else the machine does burdens both; their medians are compared. */
    private void assertAtMost(double most, Question asked, Question beside, String what) {
        long[] costs = new long[ROUNDS];
        long[] others = new long[ROUNDS];
        for (int round = -WARM; round < ROUNDS; round++) {
            long other = cost(beside);
            long cost = cost(asked);
            if (round >= 0) {
                costs[round] = cost;
                others[round] = other;
            }
        }
        Arrays.sort(costs);
        Arrays.sort(others);
        double ratio = (double) costs[ROUNDS / 2] / others[ROUNDS / 2];
        assertTrue(ratio <= most,
                "%s: %.2f times as much, and at most %.2f were expected".formatted(what, ratio, most));
    }

    private static int completions(Snapshot snapshot, int place) {
        return Completions.at(snapshot, place).items().size();
    }

    @Test
    void aLetterCostsAPartOfWhatOpeningTheTextCosts() {
        String study = study(CHAPTERS);
        int place = middle(study);
        assertAtMost(0.7,
                new Question(() -> type(study, place), snapshot -> snapshot.problemsWith(List.of()).size()),
                problemsOfOpening(study), "a letter, to the problems, beside opening the text");
        assertAtMost(0.4, new Question(() -> type(study, place), snapshot -> completions(snapshot, place)),
                problemsOfOpening(study), "a letter, then completion, beside opening the text");
    }

    @Test
    void whatIsKnownIsNotFoundAgain() {
        String study = study(CHAPTERS);
        int place = middle(study);
        Snapshot known = open(study);
        assertEquals(200, completions(known, place));
        assertAtMost(0.25, new Question(() -> known, snapshot -> completions(snapshot, place)),
                problemsOfOpening(study), "completion");
        assertAtMost(0.4, new Question(() -> known,
                snapshot -> Hovers.at(world, snapshot, place, Drawing.CHARACTERS).isPresent() ? 1 : 0),
                problemsOfOpening(study), "hover");
    }

    @Test
    void completionInATextFourTimesAsLongCostsLittleMore() {
        String small = study(CHAPTERS / 4);
        Snapshot few = open(small);
        String large = study(CHAPTERS);
        Snapshot many = open(large);
        assertAtMost(3, new Question(() -> many, snapshot -> completions(snapshot, middle(large))),
                new Question(() -> few, snapshot -> completions(snapshot, middle(small))),
                "completion in the longer text");
    }
}
