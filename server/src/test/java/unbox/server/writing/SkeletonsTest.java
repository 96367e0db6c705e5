package unbox.server.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.problem.Severity;
import unbox.server.answer.Proposal;
import unbox.server.answer.Proposal.Proposals;
import unbox.server.writing.Snippet.Stop;

/** Each skeleton gives a right text as soon as it is chosen, and in each of its places completion has something that fits. */
class SkeletonsTest {
    private static final Desk DESK = Desk.inExamples();
    private static final String CARET = "|";
    private static final String SCRIPT = """
            model "landscape"
            feature snow = up.0.1#294 "snow"
            region ground = rect(0, 0.55, 1, 1)
            edit snowfall(strength) { add snow by strength in ground }
            """;
    /** With what a skeleton stands for before a person has said what is meant: such a file, something inside braces, a model. */
    private static final Set<ProblemCode> TO_DO = Set.of(ProblemCode.MISSING_MASK, ProblemCode.MISSING_IMPORT,
            ProblemCode.NO_EFFECT, ProblemCode.MISSING_MODEL);

    /** A place of a script, and a skeleton that is proposed there. */
    record Put(String before, String behind, Proposals proposals, Proposal skeleton) {
        Snippet snippet() {
            return Desk.snippet(skeleton, before);
        }

        String text() {
            return before.substring(0, proposals.replaced().start()) + snippet().text() + behind;
        }

        @Override
        public String toString() {
            return skeleton.label() + " at " + before.substring(before.lastIndexOf('\n') + 1) + CARET;
        }
    }

    static Stream<Put> skeletons() {
        return Stream.of("|", SCRIPT + "|", SCRIPT + "edit other {\n  |\n}\n",
                SCRIPT + "experiment winter {\n  prompt \"a meadow\"\n  |\n}\n",
                SCRIPT + "experiment winter {\n  |\n  prompt \"a meadow\"\n}\n", SCRIPT + "region sky = |\n",
                "model \"landscape\" { | }\n", SCRIPT + "experiment winter {\n  prompt \"a\"\n  edit |\n}\n",
                SCRIPT + "edit bright(f) { add f by 3 }\nexperiment winter {\n  prompt \"a\"\n  edit |\n}\n")
                .flatMap(SkeletonsTest::at);
    }

    private static Stream<Put> at(String marked) {
        int caret = marked.indexOf(CARET);
        String before = marked.substring(0, caret);
        String behind = marked.substring(caret + 1);
        Proposals proposals = DESK.proposals(before + behind, caret);
        return proposals.items().stream().filter(Proposal::snippet)
                .map(each -> new Put(before, behind, proposals, each));
    }

    @ParameterizedTest
    @MethodSource("skeletons")
    void whatIsPutInIsRight(Put put) {
        List<Problem> problems = DESK.open(put.text()).problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR && !TO_DO.contains(problem.code())).toList();

        assertEquals(List.of(), problems, put::text);
    }

    @ParameterizedTest
    @MethodSource("skeletons")
    void eachPlaceIsFreeOrHasProposals(Put put) {
        List<String> bare = new ArrayList<>();
        for (Stop stop : put.snippet().stops()) {
            String standing = stop.range().of(put.snippet().text());
            int start = put.before().length() + stop.range().start();
            String text = new StringBuilder(put.text()).delete(start, start + standing.length()).toString();
            boolean file = standing.endsWith(".unbox");
            if (!isFree(put, standing) && DESK.proposals(text, start).items().stream()
                    .noneMatch(each -> file || Desk.snippet(each, "").text().equals(standing))) {
                bare.add(standing + ": " + Desk.labels(DESK.proposals(text, start)));
            }
        }
        assertEquals(List.of(), bare);
    }

    /** Numbers, new names and texts; features where there is no model yet; nothing stands where the skeleton ends. */
    private static boolean isFree(Put put, String standing) {
        boolean unknown = put.before().isEmpty() && standing.equals("up.0.1#90") || standing.equals("mask.png");
        return unknown || standing.isEmpty()
                || standing.matches("\"?[\\d.]+\"?|\"?a photo of a cat\"?|blurry|out/.*|\".*")
                || Set.of("name", "photo", "animal", "strength", "first").contains(standing);
    }
}
