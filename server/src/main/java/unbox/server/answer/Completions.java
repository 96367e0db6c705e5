package unbox.server.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /** Whether what was typed is in it, letter by letter and in that order, from where a word of it begins, as editors filter. */
    private static boolean fits(Proposal proposal, String typed) {
        String filter = proposal.filter();
        return typed.isEmpty() || IntStream.range(0, filter.length())
                .anyMatch(start -> beginsWord(filter, start) && holds(filter, start, typed));
    }

    private static boolean beginsWord(String filter, int at) {
        char before = at == 0 ? ' ' : filter.charAt(at - 1);
        return !Character.isLetterOrDigit(before)
                || Character.isLowerCase(before) && Character.isUpperCase(filter.charAt(at));
    }

    /** The first letter stands at the start, the others behind it. */
    private static boolean holds(String filter, int start, String typed) {
        String text = filter.toLowerCase(Locale.ROOT);
        String wanted = typed.toLowerCase(Locale.ROOT);
        int at = text.startsWith(wanted.substring(0, 1), start) ? start : -1;
        for (int typing = 1; at >= 0 && typing < wanted.length(); typing++) {
            at = text.indexOf(wanted.charAt(typing), at + 1);
        }
        return at >= 0;
    }
}
