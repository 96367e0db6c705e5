package unbox.runtime.report;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import unbox.runtime.report.GridLayout.Block;
import unbox.runtime.report.GridLayout.Label;
import unbox.runtime.report.GridLayout.Rule;
import unbox.runtime.report.Track.Span;

/** The headings above the columns, a level for each axis; the names of the axes stand in small letters above theirs. */
final class ColumnHeadings {
    private static final int CAPTION_LINES = 3;
    private static final int DETAIL_LINES = 3;

    private final Track track;
    private final SheetStyle style;
    private final List<Label> labels = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private ColumnHeadings(Track track, SheetStyle style) {
        this.track = track;
        this.style = style;
    }

    /** From the block's upper border down to the pictures; x from the first column. */
    static Block of(GridSheet sheet, Track track, SheetStyle style) {
        var headings = new ColumnHeadings(track, style);
        int y = 0;
        for (int level = 0; level < sheet.columnAxes().size(); level++) {
            headings.labels.add(
                    new Label(sheet.columnAxes().get(level), style.axis(), 0, y + style.axis().ascent()));
            y += style.axis().lineHeight();
            boolean innermost = level == sheet.columnAxes().size() - 1;
            y = headings.addLevel(sheet.columns(), level, y) + style.gap();
            if (!innermost) {
                headings.addRules(sheet.columns(), level, y);
                y += style.gap();
            }
        }
        return new Block(track.length(), y, headings.labels, headings.rules);
    }

    private int addLevel(List<GridSheet.Line> columns, int level, int top) {
        List<Span> spans = Track.spans(columns, level);
        int tallest = spans.stream().mapToInt(span -> height(text(columns, level, span))).max().orElse(0);
        for (Span span : spans) {
            var text = text(columns, level, span);
            add(text, span, top + tallest - height(text));
        }
        return top + tallest;
    }

    /** The lines of one heading. */
    private record Text(List<String> captions, List<String> details) {}

    private Text text(List<GridSheet.Line> columns, int level, Span span) {
        var heading = columns.get(span.first()).headings().get(level);
        double room = track.length(span);
        return new Text(style.caption().wrap(heading.caption(), room, CAPTION_LINES),
                style.detail().wrap(heading.detail(), room, DETAIL_LINES));
    }

    private int height(Text text) {
        return text.captions().size() * style.caption().lineHeight()
                + text.details().size() * style.detail().lineHeight();
    }

    private void add(Text text, Span span, int top) {
        int y = top;
        for (String line : text.captions()) {
            addCentred(line, style.caption(), span, y);
            y += style.caption().lineHeight();
        }
        for (String line : text.details()) {
            addCentred(line, style.detail(), span, y);
            y += style.detail().lineHeight();
        }
    }

    private void addCentred(String line, TextStyle textStyle, Span span, int top) {
        double x = track.start(span) + (track.length(span) - textStyle.width(line)) / 2;
        labels.add(new Label(line, textStyle, x, top + textStyle.ascent()));
    }

    private void addRules(List<GridSheet.Line> columns, int level, int y) {
        for (Span span : Track.spans(columns, level)) {
            rules.add(new Rule(new Rectangle(track.start(span), y - style.gap() / 2, track.length(span), 1),
                    SheetStyle.RULE));
        }
    }
}
