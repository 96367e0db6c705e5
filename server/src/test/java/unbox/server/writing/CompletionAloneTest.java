package unbox.server.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.server.answer.Proposal.Proposals;

/**
 * Every script that we show can be written with completion alone: what is not free to choose is proposed where it stands,
 * and near the top of the list.
 */
class CompletionAloneTest {
    /** So many can be looked over without typing on. */
    private static final int OVERLOOKED = 14;
    /** So many can be seen at a glance. */
    private static final int SEEN = 6;

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @MethodSource("unbox.server.writing.Desk#scripts")
    void whatComesNextIsProposedAtTheEndOfTheText(Path script) throws IOException {
        Desk desk = Desk.of(script, folder);
        String text = Files.readString(script);
        List<String> gaps = new ArrayList<>();
        for (Wanted wanted : Wanted.in(desk.open(text))) {
            if (!wanted.isDeclaredLater()) {
                gaps.addAll(gaps(desk, text.substring(0, wanted.range().start()), wanted, ""));
            }
        }
        assertEquals("", String.join("\n", gaps));
    }

    @ParameterizedTest
    @MethodSource("unbox.server.writing.Desk#scripts")
    void whatIsMissingInTheMiddleOfTheTextIsProposed(Path script) throws IOException {
        Desk desk = Desk.of(script, folder);
        String text = Files.readString(script);
        List<String> gaps = new ArrayList<>();
        for (Wanted wanted : Wanted.in(desk.open(text))) {
            gaps.addAll(gaps(desk, text.substring(0, wanted.range().start()), wanted,
                    text.substring(wanted.range().end())));
        }
        assertEquals("", String.join("\n", gaps));
    }

    /** Where it is not among the first, after each beginning of it that a person may have typed. */
    private static List<String> gaps(Desk desk, String before, Wanted wanted, String behind) {
        List<String> gaps = new ArrayList<>();
        for (String typed : wanted.typed()) {
            Proposals found = desk.proposals(before + typed + behind, before.length() + typed.length());
            int rank = wanted.rank(found);
            boolean far = !wanted.isFeature() && rank >= (typed.isEmpty() ? OVERLOOKED : SEEN);
            if (rank < 0 || far) {
                gaps.add(
                        before.substring(before.lastIndexOf('\n') + 1) + typed + "|" + wanted.text() + ": place " + rank
                                + " of " + Desk.labels(found));
            }
        }
        return gaps;
    }
}
