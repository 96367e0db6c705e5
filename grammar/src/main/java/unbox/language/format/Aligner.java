package unbox.language.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts neighbours into columns: their words or equal signs, and the comments at their ends. */
final class Aligner {
    /** Heads that differ by more are left as they are: a column far from most of its lines helps nobody. */
    private static final int MOST = 16;

    private Aligner() {}

    static List<Line> align(List<Line> lines) {
        List<Line> aligned = new ArrayList<>(lines);
        columns(lines).forEach(group -> alignHeads(aligned, group));
        comments(aligned).forEach(group -> alignComments(aligned, group));
        return aligned;
    }

    /** The lines that share a column, by their places. */
    private static List<List<Integer>> columns(List<Line> lines) {
        List<List<Integer>> groups = new ArrayList<>();
        Map<String, List<Integer>> open = new HashMap<>();
        Optional<String> before = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            Optional<Line.Column> column = lines.get(i).column();
            if (column.isPresent()) {
                String key = column.get().key();
                boolean joins = column.get().spansBlanks()
                        || before.equals(Optional.of(key)) && !lines.get(i).blankBefore();
                if (!joins || !open.containsKey(key)) {
                    open.put(key, new ArrayList<>());
                    groups.add(open.get(key));
                }
                open.get(key).add(i);
            }
            before = column.map(Line.Column::key);
        }
        return groups;
    }

    private static void alignHeads(List<Line> lines, List<Integer> group) {
        var widths = group.stream().mapToInt(place -> Line.width(lines.get(place).head())).summaryStatistics();
        if (widths.getMax() - widths.getMin() > MOST) {
            return;
        }
        for (int place : group) {
            String head = lines.get(place).head();
            lines.set(place, lines.get(place).withHead(head + " ".repeat(widths.getMax() - Line.width(head))));
        }
    }

    /** Runs of lines with a comment at their end. */
    private static List<List<Integer>> comments(List<Line> lines) {
        List<List<Integer>> groups = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean has = lines.get(i).comment().isPresent();
            if (has && (!open || lines.get(i).blankBefore())) {
                groups.add(new ArrayList<>());
            }
            if (has) {
                groups.getLast().add(i);
            }
            open = has;
        }
        return groups;
    }

    private static void alignComments(List<Line> lines, List<Integer> group) {
        int least = group.stream().mapToInt(place -> Line.width(lines.get(place).code())).max().orElse(0) + 2;
        int written = lines.get(group.getFirst()).comment().orElseThrow().at();
        for (int place : group) {
            String text = lines.get(place).comment().orElseThrow().text();
            lines.set(place, lines.get(place).withComment(new Line.Trailing(text, Math.max(least, written))));
        }
    }
}
