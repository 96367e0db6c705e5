package unbox.server.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unbox.language.syntax.Range;
import unbox.server.answer.Proposal.Proposals;
import unbox.server.snapshot.Snapshot;

/** What may be written at a place. */
public final class Completions {
    /** More are not looked at by people, and cost time on their way to the editor. */
    public static final int MOST = 200;

    private Completions() {}

    /** Proposals, best first; none in a comment. */
    public static Proposals at(Snapshot snapshot, int offset) {
        Optional<Caret> caret = Caret.at(snapshot, offset);
        if (caret.isEmpty()) {
            return new Proposals(Range.at(offset), List.of(), false);
        }
        return caret.get().string().isPresent() ? inString(caret.get()) : inWord(caret.get());
    }

    public static boolean isInString(Snapshot snapshot, int offset) {
        return Caret.at(snapshot, offset).flatMap(Caret::string).isPresent();
    }

    private static Proposals inString(Caret caret) {
        return new TextProposals(caret).find();
    }

    private static Proposals inWord(Caret caret) {
        List<Proposal> all = new ArrayList<>();
        boolean feature = caret.typed().indexOf('#') >= 0;
        if (!feature) {
            all.addAll(new NameProposals(caret).find());
            all.addAll(new WordProposals(caret).find());
            all.removeIf(proposal -> !fits(proposal, caret.typed()));
            all.sort(Comparator.comparing(proposal -> !begins(proposal, caret.typed())));
        }
        var features = new FeatureProposals(caret).find(MOST - Math.min(all.size(), MOST) + 1);
        all.addAll(features.items());
        boolean more = features.incomplete() || all.size() > MOST;
        return new Proposals(caret.word(), List.copyOf(all.subList(0, Math.min(all.size(), MOST))), more);
    }

    private static boolean begins(Proposal proposal, String typed) {
        return proposal.filter().regionMatches(true, 0, typed, 0, typed.length());
    }

    /** Whether what was typed is in it, letter by letter and in that order, as editors filter. */
    private static boolean fits(Proposal proposal, String typed) {
        String filter = proposal.filter();
        int at = 0;
        for (int typing = 0; typing < typed.length(); typing++) {
            char wanted = Character.toLowerCase(typed.charAt(typing));
            while (at < filter.length() && Character.toLowerCase(filter.charAt(at)) != wanted) {
                at++;
            }
            at++;
        }
        return at <= filter.length();
    }
}
