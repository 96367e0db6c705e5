package unbox.server.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;
import unbox.language.syntax.Range;
import unbox.language.syntax.Token;
import unbox.server.answer.Proposal;
import unbox.server.answer.Proposal.Proposals;

/** Nothing is proposed that cannot stand where it is proposed. */
class ProposalsFitTest {
    private static final int TRIED_AT_A_PLACE = 12;

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @MethodSource("unbox.server.writing.Desk#scripts")
    void whatIsChosenStandsRightAtTheEndOfTheText(Path script) throws IOException {
        Desk desk = Desk.of(script, folder);
        String text = Files.readString(script);
        var random = new Random(7);
        List<String> wrong = new ArrayList<>();
        for (int place : places(text)) {
            String before = text.substring(0, place);
            Proposals proposals = desk.proposals(before, place);
            for (Proposal proposal : sample(proposals.items(), random)) {
                wrong.addAll(mistakes(before, proposals.replaced(), proposal));
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    /** Where a token of the text begins, and behind the last. */
    private static List<Integer> places(String text) {
        List<Integer> places = Parser.parse(text).tokens().stream().filter(token -> isSolid(token.kind()))
                .map(token -> token.range().start()).collect(Collectors.toList());
        places.add(text.length());
        return places;
    }

    private static boolean isSolid(Token.Kind kind) {
        return switch (kind) {
            case WHITESPACE, LINE_END, COMMENT, DOC_COMMENT -> false;
            default -> true;
        };
    }

    /** Features are alike, so few of them are tried; of a block with its number sign the feature is chosen next. */
    private static List<Proposal> sample(List<Proposal> all, Random random) {
        List<Proposal> features = all.stream().filter(each -> each.kind() == Proposal.Kind.FEATURE).limit(1).toList();
        List<Proposal> others = new ArrayList<>(
                all.stream().filter(each -> each.kind() != Proposal.Kind.FEATURE && !each.text().endsWith("#"))
                        .toList());
        Collections.shuffle(others, random);
        return Stream.concat(features.stream(), others.stream().limit(TRIED_AT_A_PLACE)).toList();
    }

    /** What is said of what was put in, or of the gap before it; what is still missing behind it is the person's to write. */
    private static List<String> mistakes(String before, Range replaced, Proposal proposal) {
        String start = before.substring(0, replaced.start());
        String text = (start + Desk.snippet(proposal, start).text()).stripTrailing();
        int gap = start.stripTrailing().length();
        return Parser.parse(text + closing(text)).problems().stream()
                .filter(problem -> problem.range().start() >= gap && problem.range().start() < text.length())
                .map(problem -> shown(start, proposal, problem)).toList();
    }

    /** The brackets that are open, closed, as an editor does it. */
    private static String closing(String text) {
        StringBuilder closing = new StringBuilder();
        Parser.parse(text).tokens().stream().filter(token -> token.kind() == Token.Kind.PUNCTUATION).forEach(token -> {
            int open = "([{".indexOf(token.text());
            if (open >= 0) {
                closing.insert(0, List.of(")", "]", "\n}").get(open));
            } else if (")]}".contains(token.text()) && !closing.isEmpty()) {
                closing.delete(0, token.text().equals("}") ? 2 : 1);
            }
        });
        return closing.toString();
    }

    private static String shown(String start, Proposal proposal, Problem problem) {
        return start.substring(start.lastIndexOf('\n') + 1) + "|" + proposal.label() + ": " + problem.message();
    }
}
