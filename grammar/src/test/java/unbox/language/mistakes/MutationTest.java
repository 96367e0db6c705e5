package unbox.language.mistakes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.Analysis;
import unbox.language.catalog.CatalogSource;
import unbox.language.check.CheckFixture;
import unbox.language.plan.Overrides;
import unbox.language.problem.Problem;

/** What a hand does to one token of a script that we show has one message, or none where the text is still right. */
class MutationTest {
    private static final CatalogSource SOURCE = CheckFixture.with(Map.of("features.unbox",
            "feature up.0.1#90 \"fur\"\nfeature fur = up.0.1#90\n"));
    private static final int TRIED = 400;
    /** Of a hundred mutations; it was 24 before such slips were looked for. */
    private static final int MOST_WITH_MORE = 5;
    /** Of a hundred mutations that are mistakes, those that have a mend. */
    private static final int LEAST_WITH_MEND = 75;

    /** A mutation, and what is said of it beyond what is said of the script itself. */
    private record Said(Mutation mutation, List<String> messages, boolean mend) {
        @Override
        public String toString() {
            Mutation each = mutation;
            int start = each.text().lastIndexOf('\n', each.range().start() - 1) + 1;
            return each.kind() + " `" + each.token().text() + "` in "
                    + each.text().substring(start).lines().findFirst().orElse("").strip() + " => " + messages;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aSlipOfAHandHasOneMessageAndMostlyAMend(long seed) throws IOException {
        List<Said> all = new ArrayList<>();
        for (Path script : scripts()) {
            String text = Files.readString(script);
            List<String> before = problems(text).stream().map(Problem::message).toList();
            Mutation.of(text).forEach(mutation -> all.add(new Said(mutation, before, false)));
        }
        Collections.shuffle(all, new Random(seed));
        List<Said> tried = all.stream().limit(TRIED).map(each -> said(each.mutation(), each.messages())).toList();

        List<Said> more = tried.stream().filter(each -> each.messages().size() > 1).toList();
        long wrong = tried.stream().filter(each -> !each.messages().isEmpty()).count();
        long mended = tried.stream().filter(Said::mend).count();

        assertTrue(more.size() * 100 <= MOST_WITH_MORE * TRIED, () -> more.size() + " of " + TRIED + ":\n"
                + more.stream().map(Said::toString).collect(Collectors.joining("\n")));
        assertTrue(mended * 100 >= LEAST_WITH_MEND * wrong, mended + " of " + wrong + " have a mend");
    }

    private static Said said(Mutation mutation, List<String> before) {
        List<Problem> problems = problems(mutation.text()).stream().filter(each -> !before.contains(each.message()))
                .toList();
        return new Said(mutation, problems.stream().map(Problem::message).toList(),
                problems.stream().limit(1).anyMatch(each -> !each.fixes().isEmpty()));
    }

    private static List<Problem> problems(String text) {
        return Analysis.of(CheckFixture.SCRIPT, text, SOURCE, Overrides.NONE).problems();
    }

    private static List<Path> scripts() throws IOException {
        List<Path> scripts = new ArrayList<>();
        for (String folder : List.of("../examples", "src/test/resources/scripts")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".unbox")).sorted().forEach(scripts::add);
            }
        }
        return scripts;
    }
}
