package unbox.runtime.report;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import unbox.runtime.report.GridLayout.Block;
import unbox.runtime.report.GridLayout.Label;
import unbox.runtime.report.GridLayout.Rule;
import unbox.runtime.report.Track.Span;

/** The headings left of the rows, a level for each axis; the names of the axes stand in small letters above theirs. */
final class RowHeadings {
    /** Wide enough for a prompt on a few lines. */
    private static final double LETTERS_A_LINE = 16;

    private final Track track;
    private final SheetStyle style;
    private final List<Label> labels = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private RowHeadings(Track track, SheetStyle style) {
        this.track = track;
        this.style = style;
    }

    /** From the block's left border to the pictures; y from the first row. */
    static Block of(GridSheet sheet, Track track, SheetStyle style) {
        var headings = new RowHeadings(track, style);
        int x = 0;
        for (int level = 0; level < sheet.rowAxes().size(); level++) {
            String axis = sheet.rowAxes().get(level);
            headings.labels.add(new Label(axis, style.axis(), x,
                    -style.gap() - style.axis().lineHeight() + style.axis().ascent()));
            double width = Math.max(headings.addLevel(sheet.rows(), level, x), style.axis().width(axis));
            x += (int) Math.ceil(width) + 2 * style.gap();
            if (level < sheet.rowAxes().size() - 1) {
                headings.addRules(sheet.rows(), level, x - style.gap());
            }
        }
        return new Block(x, track.length(), headings.labels, headings.rules);
    }

    /** Adds one axis' headings; gives the width of the widest. */
    private double addLevel(List<GridSheet.Line> rows, int level, int x) {
        double room = LETTERS_A_LINE * style.caption().size() * 0.6;
        double widest = 0;
        for (Span span : Track.spans(rows, level)) {
            var heading = rows.get(span.first()).headings().get(level);
            int fits = track.length(span) / style.caption().lineHeight();
            var captions = style.caption().wrap(heading.caption(), room, Math.clamp(fits, 1, 12));
            var details = fits > captions.size()
                    ? style.detail().wrap(heading.detail(), room, Math.min(12, fits - captions.size()))
                    : List.<String>of();
            widest = Math.max(widest, add(captions, details, span, x));
        }
        return widest;
    }

    private double add(List<String> captions, List<String> details, Span span, int x) {
        int height = captions.size() * style.caption().lineHeight() + details.size() * style.detail().lineHeight();
        int y = track.start(span) + Math.max(0, (track.length(span) - height) / 2);
        double widest = 0;
        for (String line : captions) {
            labels.add(new Label(line, style.caption(), x, y + style.caption().ascent()));
            widest = Math.max(widest, style.caption().width(line));
            y += style.caption().lineHeight();
        }
        for (String line : details) {
            labels.add(new Label(line, style.detail(), x, y + style.detail().ascent()));
            widest = Math.max(widest, style.detail().width(line));
            y += style.detail().lineHeight();
        }
        return widest;
    }

    private void addRules(List<GridSheet.Line> rows, int level, int x) {
        for (Span span : Track.spans(rows, level)) {
            rules.add(new Rule(new Rectangle(x, track.start(span), 1, track.length(span)), SheetStyle.RULE));
        }
    }
}
