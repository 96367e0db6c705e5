package unbox.runtime.reading;

import java.util.ArrayList;
import java.util.List;
import unbox.runtime.output.Numbers;

/** An exploration as a table for a terminal. */
public final class ExplorationText {
    private static final List<String> HEADER = List.of("feature", "mean", "maximum", "on", "unit", "label");
    private static final int NUMBERS_FROM = 1;
    private static final int NUMBERS_TO = 4;

    private ExplorationText() {}

    /** A title line, then a row a feature; {@code unit} is what a strength of 1 adds. Lines end with a line feed. */
    public static String of(Exploration exploration) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        for (Exploration.Row row : exploration.strongest()) {
            rows.add(List.of(row.feature().toString(), Numbers.compact(row.mean()), Numbers.compact(row.maximum()),
                    Math.round(100 * row.share()) + " %", row.unit().map(Numbers::compact).orElse(""),
                    row.label().orElse("")));
        }
        int[] widths = new int[HEADER.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        var text = new StringBuilder(exploration.block() + " at step " + exploration.step() + " of "
                + Captions.of(exploration.run()) + "\n");
        rows.forEach(row -> text.append(line(row, widths)).append('\n'));
        return text.toString();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            boolean number = NUMBERS_FROM <= i && i <= NUMBERS_TO;
            line.append("  ").append(number ? padding + row.get(i) : row.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }
}
