package unbox.server.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import unbox.language.syntax.Continuation.Place;
import unbox.server.answer.Proposal.Kind;

/** The language's words that fit, and skeletons of what begins with them. */
final class WordProposals {
    private static final Set<String> NAMES_ELSEWHERE = Set.of("columns", "rows", "dtype", "size", "outside");
    private static final Set<String> OF_VALUES = Set.of("all", "none", "not", "each");
    private static final Set<String> BETWEEN_VALUES = Set.of("and", "or", "top", "step", "by", "to", "from", "in",
            "raw", "unlike", "columns", "rows", "outside", "steps");

    private final Caret caret;
    private final Set<String> words;
    private final Place place;

    WordProposals(Caret caret) {
        this.caret = caret;
        words = caret.next().words();
        place = new Places(caret).wanted();
    }

    /** Shapes first; on a line that has begun, what goes on with it comes before what would begin something new. */
    List<Proposal> find() {
        List<Proposal> going = new ArrayList<>();
        words.stream().filter(word -> BETWEEN_VALUES.contains(word) || OF_VALUES.contains(word))
                .filter(this::goesOn).forEach(word -> going.add(proposal(word)));
        List<Proposal> beginning = new ArrayList<>(skeletons());
        words.stream().filter(word -> begins(word)).forEach(word -> beginning.add(proposal(word)));
        List<Proposal> found = new ArrayList<>(shapes());
        found.addAll(caret.firstOnLine() ? beginning : going);
        found.addAll(caret.firstOnLine() ? going : beginning);
        return found;
    }

    private static Proposal proposal(String word) {
        return Proposal.word(word, Words.of(word).map(Words.Word::usage).orElse(""));
    }

    private boolean goesOn(String word) {
        return switch (word) {
            case "all" -> place == Place.BLOCK || place == Place.ENCODED_BLOCK;
            case "none" -> place == Place.EDIT && caret.previous().filter(token -> token.text().equals("+")).isEmpty();
            case "not" -> place == Place.REGION;
            case "each" -> new Places(caret).called().isPresent();
            case "and", "or" -> place == Place.REGION;
            case "top" -> place == Place.CHOSEN_FEATURE || place == Place.ENCODED_BLOCK || place == Place.LABEL;
            case "rows", "columns" -> words.contains("rows") && !caret.next().value() && isGrid(word);
            case "outside" -> place == Place.MEASURED && !caret.next().value();
            case "step" -> !caret.next().value();
            case "steps" -> caret.previous().filter(token -> token.text().equals("during")).isPresent();
            case "unlike" -> false;
            default -> true;
        };
    }

    /** Behind {@code grid} only these two, behind its axes one of them again. */
    private boolean isGrid(String word) {
        return place == Place.AXIS_NAME && caret.previous()
                .filter(token -> !token.text().equals("rows") && !token.text().equals("columns")
                        && !token.text().equals(",") && !token.text().equals(word))
                .isPresent();
    }

    private boolean begins(String word) {
        boolean between = BETWEEN_VALUES.contains(word) && !(word.equals("steps") && !goesOn(word));
        boolean setting = (word.equals("dtype") || word.equals("size")) && place == Place.BETWEEN;
        boolean axis = place == Place.AXIS_NAME && !words.contains("explore");
        return !between && !OF_VALUES.contains(word) && !axis && (setting || !NAMES_ELSEWHERE.contains(word))
                && !caret.next().value();
    }

    private List<Proposal> shapes() {
        boolean fit = place == Place.REGION && caret.next().value();
        return Words.snippets(fit ? "region" : "").map(WordProposals::skeleton).toList();
    }

    private List<Proposal> skeletons() {
        String where = words.contains("experiment") ? "top"
                : words.contains("explore") ? "experiment"
                        : words.contains("reconstruct") ? "edit"
                                : words.contains("dtype") && place == Place.BETWEEN ? "model" : "";
        return Words.snippets(where).filter(each -> words.contains(each.word())).map(WordProposals::skeleton).toList();
    }

    private static Proposal skeleton(Words.Snippet snippet) {
        return new Proposal(snippet.label(), Kind.SKELETON, snippet.text(), true, snippet.word(), "",
                "word " + snippet.word());
    }
}
