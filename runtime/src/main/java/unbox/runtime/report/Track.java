package unbox.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the cells of a sheet lie in one direction.
 *
 * @param starts of each cell, in pixels
 * @param cell how long a cell is
 */
record Track(int[] starts, int cell) {
    private static final double GROUP_GAP = 2.5;

    /** Neighbours whose outer headings differ, and those that compare with each other, stand further apart. */
    static Track of(List<GridSheet.Line> lines, int cell, int gap) {
        int[] starts = new int[lines.size()];
        for (int i = 1; i < starts.length; i++) {
            boolean apart = startsGroup(lines, i) || lines.get(i).unedited() != lines.get(i - 1).unedited();
            starts[i] = starts[i - 1] + cell + (apart ? (int) Math.round(gap * GROUP_GAP) : gap);
        }
        return new Track(starts, cell);
    }

    Track shifted(int by) {
        return new Track(IntStream.of(starts).map(start -> start + by).toArray(), cell);
    }

    int start() {
        return starts.length == 0 ? 0 : starts[0];
    }

    int end() {
        return starts.length == 0 ? 0 : starts[starts.length - 1] + cell;
    }

    int length() {
        return end() - start();
    }

    /** Cells that stand under one heading. */
    record Span(int first, int last) {}

    int start(Span span) {
        return starts[span.first()];
    }

    int length(Span span) {
        return starts[span.last()] + cell - starts[span.first()];
    }

    /** The runs of neighbours that share a heading at a level, and all outer ones. */
    static List<Span> spans(List<GridSheet.Line> lines, int level) {
        List<Span> spans = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || !sameUpTo(level, lines.get(i - 1), lines.get(i))) {
                spans.add(new Span(first, i - 1));
                first = i;
            }
        }
        return spans;
    }

    private static boolean startsGroup(List<GridSheet.Line> lines, int i) {
        int levels = lines.get(i).headings().size();
        return levels > 1 && !sameUpTo(levels - 2, lines.get(i - 1), lines.get(i));
    }

    private static boolean sameUpTo(int level, GridSheet.Line one, GridSheet.Line other) {
        return one.headings().subList(0, level + 1).equals(other.headings().subList(0, level + 1));
    }
}
