package unbox.server.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.server.answer.Proposal;
import unbox.server.answer.Proposal.Proposals;

/** Every script that we show can be written with completion alone: what is not free to choose is proposed where it stands. */
class CompletionAloneTest {
    @TempDir
    private Path folder;

    static List<Path> scripts() throws IOException {
        return Stream.concat(Desk.examples().stream(), Desk.northStars().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whatComesNextIsProposedAtTheEndOfTheText(Path script) throws IOException {
        assertEquals("", gaps(script, false));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whatIsMissingInTheMiddleOfTheTextIsProposed(Path script) throws IOException {
        assertEquals("", gaps(script, true));
    }

    private String gaps(Path file, boolean behind) throws IOException {
        Desk desk = Desk.northStars().contains(file) ? Desk.with(folder) : Desk.inExamples();
        String text = Files.readString(file);
        List<String> gaps = new ArrayList<>();
        for (Wanted wanted : Wanted.in(desk.open(text))) {
            boolean later = wanted.declared().filter(each -> each.start() > wanted.range().start()).isPresent();
            for (String typed : wanted.typed()) {
                String before = text.substring(0, wanted.range().start()) + typed;
                Proposals found = desk.proposals(before + (behind ? text.substring(wanted.range().end()) : ""),
                        before.length());
                int rank = rank(found, wanted);
                if (System.getProperty("ranks") != null) {
                    System.out.printf("RANK %s %s %-22s %-8s %d of %d: %s%n", file.getFileName(), behind,
                            wanted.text(), typed, rank, found.items().size(), Desk.labels(found));
                }
                if (rank < 0 && !(later && !behind)) {
                    gaps.add(before.substring(before.lastIndexOf('\n') + 1) + "|" + wanted.text() + ": "
                            + Desk.labels(found));
                }
            }
        }
        return String.join("\n", gaps);
    }

    private static int rank(Proposals found, Wanted wanted) {
        List<Proposal> items = found.items();
        for (int at = 0; at < items.size(); at++) {
            if (wanted.isOffered(items.get(at))) {
                return at;
            }
        }
        return -1;
    }
}
