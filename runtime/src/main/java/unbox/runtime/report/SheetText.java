package unbox.runtime.report;

import java.util.ArrayList;
import java.util.List;
import unbox.runtime.report.GridLayout.Block;
import unbox.runtime.report.GridLayout.Label;

/** What stands above and below the pictures of a sheet. */
final class SheetText {
    /** A sheet of one small picture still has room for its title. */
    static final int LEAST_WIDTH = 512;

    private static final int LINES = 3;
    private static final int LETTERS_A_LINE = 90;

    private SheetText() {}

    static Block head(GridSheet.Header header, int width, SheetStyle style) {
        var labels = new ArrayList<Label>();
        int y = addTitle(header, width, style, labels);
        // Long lines are hard to read, however wide the sheet.
        double room = Math.min(width, LETTERS_A_LINE * style.summary().size() * 0.5);
        for (String line : style.summary().wrap(header.summary(), room, LINES)) {
            labels.add(new Label(line, style.summary(), 0, y + style.summary().ascent()));
            y += style.summary().lineHeight();
        }
        y += header.facts().isEmpty() ? 0 : style.facts().lineHeight() / 2;
        for (String fact : header.facts()) {
            for (String line : style.facts().wrap(fact, Math.min(width, room * 1.2), LINES)) {
                labels.add(new Label(line, style.facts(), 0, y + style.facts().ascent()));
                y += style.facts().lineHeight();
            }
        }
        return new Block(width, y + style.margin() * 3 / 4, labels, List.of());
    }

    private static int addTitle(GridSheet.Header header, int width, SheetStyle style, List<Label> labels) {
        String title = style.title().shorten(header.title(), width);
        int baseLine = style.title().ascent();
        labels.add(new Label(title, style.title(), 0, baseLine));
        double after = style.title().width(title) + style.title().size() * 0.6;
        int height = style.title().lineHeight() + style.gap();
        if (header.subtitle().isEmpty()) {
            return height;
        }
        if (after + style.subtitle().width(header.subtitle()) <= width) {
            labels.add(new Label(header.subtitle(), style.subtitle(), after, baseLine));
            return height;
        }
        for (String line : style.subtitle().wrap(header.subtitle(), width, 2)) {
            labels.add(new Label(line, style.subtitle(), 0, height + style.subtitle().ascent()));
            height += style.subtitle().lineHeight();
        }
        return height + style.gap();
    }

    static Block foot(GridSheet.Header header, int width, SheetStyle style) {
        var labels = new ArrayList<Label>();
        String origin = style.foot().shorten(header.origin(), width);
        String machine = style.foot().shorten(header.machine(), width);
        double machineWidth = style.foot().width(machine);
        boolean together = style.foot().width(origin) + machineWidth + style.margin() <= width;
        int line = style.foot().lineHeight();
        labels.add(new Label(origin, style.foot(), 0, style.foot().ascent()));
        labels.add(new Label(machine, style.foot(), together ? width - machineWidth : 0,
                style.foot().ascent() + (together ? 0 : line)));
        return new Block(width, together ? line : 2 * line, labels, List.of());
    }
}
