package unbox.runtime.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import unbox.runtime.output.Numbers;

/** Draws a scale of colours: its name, a bar, and what its ends and its middle stand for. */
final class LegendPainter {
    private static final int TICKS = 2;
    private static final int SPACE = 5;
    private static final int MIDDLE_GREY = 0x999999;

    private LegendPainter() {}

    static int height(SheetStyle style) {
        return style.detail().lineHeight() + barHeight(style) + style.axis().lineHeight() + 2 * SPACE;
    }

    static void draw(Graphics2D graphics, GridSheet.Legend legend, Rectangle place, SheetStyle style) {
        var name = style.detail().withColour(SheetStyle.INK);
        name.draw(graphics, name.shorten(legend.name(), place.width), place.x, place.y + name.ascent());
        int top = place.y + name.lineHeight() + SPACE;
        if (legend.largest() == 0) {
            var soft = style.axis().withColour(SheetStyle.SOFT);
            soft.draw(graphics, "nowhere on in these pictures", place.x, top + soft.ascent());
            return;
        }
        for (int x = 0; x < place.width; x++) {
            graphics.setColor(new Color(HeatMapPainter.blend(MIDDLE_GREY, (x + 0.5) / place.width)));
            graphics.fillRect(place.x + x, top, 1, barHeight(style));
        }
        var tickStyle = style.axis().withColour(SheetStyle.SOFT);
        int baseLine = top + barHeight(style) + SPACE + tickStyle.ascent();
        for (int tick = 0; tick <= TICKS; tick++) {
            String text = Numbers.compact(legend.largest() * tick / TICKS);
            double x = place.x + (place.width - tickStyle.width(text)) * tick / TICKS;
            tickStyle.draw(graphics, text, x, baseLine);
        }
    }

    private static int barHeight(SheetStyle style) {
        return (int) Math.round(style.detail().size() * 0.75);
    }
}
