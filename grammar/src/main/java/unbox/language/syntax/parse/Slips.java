package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.syntax.Range;

/**
 * Slips of a hand that make much of a statement look wrong: two neighbours that changed places, a line without its word.
 * They are found by trying: where the statement is right with one such thing undone, that is what happened.
 */
final class Slips {
    /** Longer statements, and more than a few that are wrong, are not tried again: that would take long. */
    private static final int LONGEST = 400;
    private static final int MOST = 2;
    /** A slip is not said in more ways than these. */
    private static final int WAYS = 4;
    /** So far around the first complaint neighbours are tried. */
    private static final int AROUND = 2;

    private final String text;
    private final Lines lines;
    private final List<CommonToken> tokens;
    private final Function<List<CommonToken>, Draft> reading;
    private int tried;

    /** @param tokens those of the lexer, the end of the file the last of them */
    Slips(String text, Lines lines, List<CommonToken> tokens, Function<List<CommonToken>, Draft> reading) {
        this.text = text;
        this.lines = lines;
        this.tokens = tokens;
        this.reading = reading;
    }

    /** A change that makes a statement right, and what to say of it. */
    private record Slip(List<CommonToken> changed, Problem problem) {}

    /** What is read where slips are undone; they are said to the complaints. */
    Draft mended(Complaints complaints) {
        Draft first = reading.apply(tokens);
        List<Problem> said = first.complaints().inOrder();
        if (said.isEmpty()) {
            return first;
        }
        List<CommonToken> mended = new ArrayList<>();
        boolean found = false;
        for (List<CommonToken> statement : statements()) {
            List<Problem> own = said.stream().filter(each -> isIn(each, statement)).toList();
            boolean tries = !own.isEmpty() && own.size() <= WAYS && statement.size() <= LONGEST && tried++ < MOST;
            Optional<Slip> slip = tries ? slip(statement, own) : Optional.empty();
            slip.map(Slip::problem).ifPresent(complaints::add);
            found |= slip.isPresent();
            mended.addAll(slip.map(Slip::changed).orElse(statement));
        }
        mended.add(tokens.getLast());
        return found ? reading.apply(mended) : first;
    }

    /** Whether slips were looked for: what is found depends on all that is said, also far behind. */
    boolean tried() {
        return tried > 0;
    }

    /** The tokens of each statement, as far as lines that begin at the left tell. */
    private List<List<CommonToken>> statements() {
        List<List<CommonToken>> statements = new ArrayList<>(List.of(new ArrayList<>()));
        for (CommonToken token : tokens.subList(0, tokens.size() - 1)) {
            boolean begins = Words.begins(token.getType()) && lines.isFirst(token.getStartIndex())
                    && lines.indentation(token.getStartIndex()) == 0;
            if (begins && !statements.getLast().isEmpty()) {
                statements.add(new ArrayList<>());
            }
            statements.getLast().add(token);
        }
        return statements;
    }

    private static boolean isIn(Problem problem, List<CommonToken> statement) {
        return !statement.isEmpty() && statement.getFirst().getStartIndex() <= problem.range().start()
                && problem.range().start() <= statement.getLast().getStopIndex();
    }

    private Optional<Slip> slip(List<CommonToken> statement, List<Problem> said) {
        List<CommonToken> visible = statement.stream().filter(each -> each.getChannel() == Token.DEFAULT_CHANNEL)
                .toList();
        int place = 0;
        while (place < visible.size() - 1 && visible.get(place).getStopIndex() < said.getFirst().range().start()) {
            place++;
        }
        int at = place;
        Stream<Slip> words = new FirstWords(lines, tokens, visible).around(at).stream()
                .flatMap(word -> missing(statement, word));
        Stream<Slip> exchanged = Stream.iterate(Math.max(0, at - AROUND), i -> i + 1 < visible.size()
                && i < at + AROUND && said.size() > 1, i -> i + 1)
                .map(i -> exchanged(statement, visible.get(i), visible.get(i + 1)));
        return Stream.concat(words, exchanged).filter(slip -> isRight(slip.changed())).findFirst();
    }

    private boolean isRight(List<CommonToken> statement) {
        List<CommonToken> whole = new ArrayList<>(statement);
        whole.add(tokens.getLast());
        return reading.apply(whole).complaints().inOrder().isEmpty();
    }

    private Slip exchanged(List<CommonToken> statement, CommonToken first, CommonToken second) {
        List<CommonToken> changed = new ArrayList<>(statement);
        changed.set(statement.indexOf(first), as(first, second));
        changed.set(statement.indexOf(second), as(second, first));
        Range range = Places.range(first).to(Places.range(second));
        String between = text.substring(first.getStopIndex() + 1, second.getStartIndex());
        return new Slip(changed, Problem.of(UNEXPECTED_TEXT, range,
                "These stand the other way round: " + Phrases.quote(second.getText() + " " + first.getText()) + ".",
                Fix.replace("Change the order", range, second.getText() + between + first.getText())));
    }

    /** What another token is, in the place of one. */
    private static CommonToken as(CommonToken place, CommonToken other) {
        var token = new CommonToken(place);
        token.setType(other.getType());
        token.setText(other.getText());
        return token;
    }

    private static Stream<Slip> missing(List<CommonToken> statement, FirstWords.Missing missing) {
        int place = missing.before().getStartIndex();
        Fix[] fixes = missing.words().stream().map(Words::spelled)
                .map(word -> Fix.replace("Write " + word, Range.at(place), word + " ")).toArray(Fix[]::new);
        List<CommonToken> changed = new ArrayList<>(statement);
        int word = missing.words().getFirst();
        changed.add(statement.indexOf(missing.before()), Shapes.putIn(word, Words.spelled(word), place));
        return Stream.of(new Slip(changed, Problem.of(MISSING_TEXT, Places.range(missing.before()),
                missing.where() + " begins with its word, such as " + Phrases.quote(Words.spelled(word)) + ".",
                fixes)));
    }
}
