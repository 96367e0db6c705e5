package unbox.runtime.report;

import java.awt.Color;

/**
 * The letters, colours and distances of a sheet; all follow from the size of its cells and the width of its pictures, so
 * that a large sheet, shown smaller, can still be read.
 */
record SheetStyle(TextStyle title, TextStyle subtitle, TextStyle summary, TextStyle facts, TextStyle caption,
        TextStyle detail, TextStyle axis, TextStyle foot, int gap, int margin) {
    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x18181b);
    static final Color SOFT = new Color(0x52525b);
    static final Color FAINT = new Color(0x8a8a94);
    static final Color RULE = new Color(0xd4d4d8);
    static final Color MISSING = new Color(0xf4f4f5);

    static SheetStyle of(int cellWidth, int picturesWidth) {
        var regular = Typeface.regular();
        var bold = Typeface.semiBold();
        double scale = Math.clamp(picturesWidth / 1500.0, 1, 2);
        double caption = Math.clamp(cellWidth / 15.0, 11, 15 * scale);
        return new SheetStyle(new TextStyle(bold, 26 * scale, INK), new TextStyle(regular, 20 * scale, SOFT),
                new TextStyle(regular, 15 * scale, INK), new TextStyle(regular, 13 * scale, SOFT),
                new TextStyle(bold, caption, INK), new TextStyle(regular, Math.max(11, caption * 0.85), SOFT),
                new TextStyle(regular, Math.max(10.5, caption * 0.8), FAINT), new TextStyle(regular, 11 * scale, FAINT),
                Math.max(4, cellWidth / 32), (int) Math.round(32 * scale));
    }
}
