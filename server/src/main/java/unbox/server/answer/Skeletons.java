package unbox.server.answer;

import java.util.List;
import java.util.Set;
import unbox.language.syntax.Continuation.Place;
import unbox.server.answer.Proposal.Kind;
import unbox.server.answer.Words.Snippet;

/** Skeletons of what may begin at a caret, filled with what the script has. */
final class Skeletons {
    private final Caret caret;
    private final Place place;
    private final Fillings fillings;

    Skeletons(Caret caret, Place place) {
        this.caret = caret;
        this.place = place;
        fillings = new Fillings(caret);
    }

    /** The shapes of regions, where one may stand. */
    List<Proposal> shapes() {
        boolean fit = place == Place.REGION && caret.next().value();
        return Words.snippets(fit ? "region" : "").map(this::proposal).toList();
    }

    /**
     * Statements and operations. Autoencoders are named where the model brings none.
     *
     * @param words words that may begin something here
     */
    List<Proposal> find(Set<String> words) {
        return Words.snippets(where(words)).filter(each -> words.contains(each.word()))
                .filter(each -> !each.word().equals("saes") || caret.snapshot().catalog().autoencoders().isEmpty())
                .map(this::proposal).toList();
    }

    private String where(Set<String> words) {
        return words.contains("experiment") ? "top"
                : words.contains("explore") ? "experiment"
                        : words.contains("reconstruct") ? "edit" : place == Place.BETWEEN ? "model" : "";
    }

    private Proposal proposal(Snippet snippet) {
        return new Proposal(snippet.label(), Kind.SKELETON, fillings.fill(snippet.text()), true, snippet.word(), "",
                "word " + snippet.word());
    }
}
