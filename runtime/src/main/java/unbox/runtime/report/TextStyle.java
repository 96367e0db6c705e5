package unbox.runtime.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text looks, and how much room it takes.
 *
 * @param size of an em in pixels
 */
public record TextStyle(Typeface typeface, double size, Color colour) {
    private static final String ELLIPSIS = "…";
    private static final double LINE = 1.35;
    private static final double ASCENT = 0.97;
    private static final double CAPITAL = 0.727;

    /** The distance of one base line from the next, in whole pixels, so that all lines look alike. */
    public int lineHeight() {
        return (int) Math.round(size * LINE);
    }

    /** From a line's upper border to its base line. */
    int ascent() {
        return (int) Math.round(size * ASCENT + (lineHeight() - size * 1.21) / 2);
    }

    /** How tall a capital letter is. */
    double capitalHeight() {
        return size * CAPITAL;
    }

    TextStyle withColour(Color other) {
        return new TextStyle(typeface, size, other);
    }

    /** How wide a text is in pixels. */
    public double width(String text) {
        double width = 0;
        int before = 0;
        for (int codePoint : text.codePoints().filter(TextStyle::isVisible).toArray()) {
            int glyph = typeface.glyph(codePoint);
            width += typeface.kerning(before, glyph) + typeface.advance(glyph);
            before = glyph;
        }
        return width * size;
    }

    /** Marks that only tell how to set a text take no room. */
    static boolean isVisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.FORMAT;
    }

    /** Draws a line of text from a pen position on its base line. */
    public void draw(Graphics2D graphics, String text, double x, double baseLine) {
        graphics.setColor(colour);
        double pen = x;
        int before = 0;
        for (int codePoint : text.codePoints().filter(TextStyle::isVisible).toArray()) {
            int glyph = typeface.glyph(codePoint);
            pen += typeface.kerning(before, glyph) * size;
            var place = new AffineTransform(size, 0, 0, size, pen, baseLine);
            graphics.fill(place.createTransformedShape(typeface.outline(glyph)));
            pen += typeface.advance(glyph) * size;
            before = glyph;
        }
    }

    /**
     * Breaks a text into lines no wider than {@code width}: at spaces, or inside a word that is wider than a line. What
     * does not fit on {@code most} lines is left out, and an ellipsis says so.
     */
    public List<String> wrap(String text, double width, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip().replaceAll("\\s+", " ");
        while (!rest.isEmpty()) {
            if (lines.size() == most - 1) {
                lines.add(shorten(rest, width));
                return lines;
            }
            int end = lineEnd(rest, width);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    /** The text, or as much of its beginning as fits with an ellipsis. */
    public String shorten(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end).stripTrailing() + ELLIPSIS) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private int lineEnd(String text, double width) {
        if (width(text) <= width) {
            return text.length();
        }
        int fits = 0;
        for (int end = 1; end <= text.length() && width(text.substring(0, end)) <= width; end++) {
            fits = end;
        }
        int space = text.lastIndexOf(' ', fits);
        if (space > 0) {
            return space;
        }
        return Math.max(fits, text.offsetByCodePoints(0, 1));
    }
}
