package unbox.server.writing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import unbox.language.problem.Problem;
import unbox.language.syntax.Range;
import unbox.server.answer.Proposal;
import unbox.server.answer.Proposal.Proposals;
import unbox.server.writing.Snippet.Stop;

/**
 * A script as it is being written: a person types, chooses among what is proposed, and goes with the tabulator from one
 * place of what was chosen to the next.
 */
final class Sheet {
    private final Desk desk;
    private String text = "";
    /** Where what is typed next goes; what it holds is replaced. Places that mirror each other are several. */
    private List<Range> marked = List.of(Range.at(0));
    private Deque<Stop> stops = new ArrayDeque<>();

    Sheet(Desk desk) {
        this.desk = desk;
    }

    String text() {
        return text;
    }

    List<Problem> problems() {
        return desk.open(text).problems();
    }

    /** Writes something that is free. */
    Sheet type(String typed) {
        put(Snippet.plain(typed));
        return this;
    }

    /** Begins a line below, indented as the one before. */
    Sheet line() {
        return type(Snippet.indented("\n", text.substring(0, caret())));
    }

    /** Opens braces behind the word, the caret in them, as an editor does it. */
    Sheet open() {
        return type(" {").line().type("  ");
    }

    /** Closes the braces at the end of the text, on a line that is indented less. */
    Sheet close() {
        end().line();
        int less = Math.min(2, text.length() - text.stripTrailing().length() - 1);
        marked = List.of(new Range(text.length() - less, text.length()));
        return type("}");
    }

    /** Takes a proposal by its label. */
    Sheet choose(String label) {
        if (marked.getFirst().end() > caret()) {
            put(Snippet.plain(""));
        }
        Proposals proposals = desk.proposals(text, caret());
        Proposal chosen = proposals.items().stream().filter(each -> each.label().equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " among " + Desk.labels(proposals) + " in:\n"
                        + text.substring(0, caret()) + "|"));
        marked = List.of(proposals.replaced());
        put(Desk.snippet(chosen, text.substring(0, caret())));
        return this;
    }

    /** Goes to the next place of what was chosen. */
    Sheet tab() {
        Stop next = stops.pop();
        List<Range> same = new ArrayList<>(List.of(next.range()));
        while (!stops.isEmpty() && stops.peek().number() == next.number() && next.number() > 0) {
            same.add(stops.pop().range());
        }
        marked = same;
        return this;
    }

    /** Goes to the end of the text. */
    Sheet end() {
        stops.clear();
        marked = List.of(Range.at(text.length()));
        return this;
    }

    private int caret() {
        return marked.getFirst().start();
    }

    /** In the place of what is marked; the caret is in its first place then, or behind it. */
    private void put(Snippet snippet) {
        Range first = marked.getFirst();
        for (int at = 0; at < marked.size(); at++) {
            Range each = marked.get(at);
            replace(each, snippet.text());
            marked = marked.stream().map(other -> new Stop(0, other).moved(each, snippet.text().length()).range())
                    .toList();
        }
        marked = List.of(Range.at(first.start() + snippet.text().length()));
        Deque<Stop> own = new ArrayDeque<>();
        snippet.stops().forEach(stop -> own.add(new Stop(stop.number(),
                new Range(first.start() + stop.range().start(), first.start() + stop.range().end()))));
        own.addAll(stops);
        stops = own;
        if (!snippet.stops().isEmpty()) {
            tab();
        }
    }

    private void replace(Range range, String by) {
        text = text.substring(0, range.start()) + by + text.substring(range.end());
        Deque<Stop> moved = new ArrayDeque<>();
        stops.forEach(stop -> moved.add(stop.moved(range, by.length())));
        stops = moved;
    }
}
