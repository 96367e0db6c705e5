package unbox.server.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import unbox.language.syntax.Continuation.Place;
import unbox.language.syntax.Token;
import unbox.language.syntax.Token.Kind;

/** The language's words that fit, and skeletons of what begins with them. */
final class WordProposals {
    private static final Set<String> NAMES_ELSEWHERE = Set.of("columns", "rows", "dtype", "size", "outside");
    private static final Set<String> OF_VALUES = Set.of("all", "none", "not", "each");
    private static final Set<String> BETWEEN_VALUES = Set.of("and", "or", "top", "step", "by", "to", "from", "in",
            "raw", "unlike", "columns", "rows", "outside", "steps");
    private static final Set<String> AXES = Set.of("prompt", "negative", "seed", "steps", "guidance", "edit");
    private static final Set<String> NOT_AN_AXIS = Set.of("rows", "columns", ",");

    private final Caret caret;
    private final Set<String> words;
    private final Place place;

    WordProposals(Caret caret) {
        this.caret = caret;
        words = caret.next().words();
        place = new Places(caret).wanted();
    }

    /**
     * Shapes first. On a line that has begun, what goes on with it comes before what would begin something new; statements have lines of
     * their own.
     */
    List<Proposal> find() {
        List<Proposal> going = new ArrayList<>();
        words.stream().filter(word -> BETWEEN_VALUES.contains(word) || OF_VALUES.contains(word))
                .filter(this::goesOn).forEach(word -> going.add(proposal(word)));
        going.addAll(new TextProposals(caret).quotedLabel());
        Set<String> first = words.stream().filter(this::begins).collect(Collectors.toCollection(LinkedHashSet::new));
        first.removeAll(new OnceOnly(caret).written());
        if (words.contains("experiment") && !caret.firstOnLine()) {
            first.clear();
        }
        var skeletons = new Skeletons(caret, place);
        List<Proposal> beginning = new ArrayList<>(skeletons.find(first));
        first.stream().filter(word -> !isReadAsAxis(word)).forEach(word -> beginning.add(proposal(word)));
        List<Proposal> found = new ArrayList<>(skeletons.shapes());
        found.addAll(caret.firstOnLine() ? beginning : going);
        found.addAll(caret.firstOnLine() ? going : beginning);
        return found;
    }

    /** On the line of a grid such a word alone would be one of its axes. */
    private boolean isReadAsAxis(String word) {
        return place == Place.AXIS_NAME && !caret.firstOnLine() && AXES.contains(word);
    }

    private static Proposal proposal(String word) {
        return Proposal.word(word, Words.of(word).map(Words.Word::usage).orElse(""));
    }

    private boolean goesOn(String word) {
        return switch (word) {
            case "all" -> place == Place.BLOCK || place == Place.ENCODED_BLOCK;
            case "none" -> place == Place.EDIT && !caret.isBehind("+")
                    && !caret.behindLast("edit").contains("none");
            case "not" -> place == Place.REGION;
            case "each" -> new Places(caret).called().isPresent();
            case "and", "or" -> place == Place.REGION;
            case "top" -> isBehindBlock();
            case "rows", "columns" -> words.contains("rows") && !caret.next().value() && isGrid(word);
            case "outside" -> caret.isBehind("change");
            case "step" -> !caret.next().value();
            case "steps" -> caret.isBehind("during");
            case "to" -> place != Place.NUMBER;
            case "unlike" -> false;
            default -> true;
        };
    }

    /** A block, or a parameter that may be one. */
    private boolean isBehindBlock() {
        return caret.previous().filter(token -> token.kind() == Kind.BLOCK || caret.owner().stream()
                .flatMap(owner -> owner.parameters().stream())
                .anyMatch(each -> each.name().text().equals(token.text())))
                .isPresent();
    }

    /** Behind {@code grid} these two, behind its axes the one that it does not have yet. */
    private boolean isGrid(String word) {
        boolean behindAxis = caret.previous().filter(token -> !NOT_AN_AXIS.contains(token.text())).isPresent();
        return place == Place.AXIS_NAME && behindAxis && !caret.behindLast("grid").contains(word);
    }

    private boolean begins(String word) {
        boolean between = BETWEEN_VALUES.contains(word) && !(word.equals("steps") && !goesOn(word));
        boolean setting = (word.equals("dtype") || word.equals("size")) && place == Place.BETWEEN;
        boolean axis = place == Place.AXIS_NAME && !words.contains("explore");
        return !between && !OF_VALUES.contains(word) && !axis && (setting || !NAMES_ELSEWHERE.contains(word))
                && !caret.next().value();
    }
}
