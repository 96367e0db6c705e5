package unbox.runtime.report;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import unbox.runtime.output.PictureFiles;

public class SheetGallery {
    static final String[] NAMES = {"00-plain", "01-four-steps", "03-clouds", "04-paint", "05-skip", "06-remove-set",
            "07-copy", "08-only"};
    static BufferedImage pic(int i) throws Exception {
        return PictureFiles
                .read(Path.of("src/test/resources/golden/landscape", NAMES[i % NAMES.length], "expected.png"));
    }
    static GridSheet.Heading h(String c) {
        return new GridSheet.Heading(c, "");
    }
    static GridSheet sheet(GridSheet.Header head, List<String> ra, List<String> ca, List<GridSheet.Line> rows,
            List<GridSheet.Line> cols, int grow) throws Exception {
        var cells = new ArrayList<List<Optional<BufferedImage>>>();
        int n = 0;
        for (var r : rows) {
            var l = new ArrayList<Optional<BufferedImage>>();
            for (var c : cols) {
                var p = pic(n++);
                l.add(Optional.of(grow > 1 ? Scaling.enlarge(p, grow) : p));
            }
            cells.add(l);
        }
        return new GridSheet(head, ra, ca, rows, cols, cells, Optional.empty());
    }
    public static void main(String[] a) throws Exception {
        String out = a[0];
        heat(out);
        var foot1 = "examples/sky.unbox · sha256 3fa9c1b2 · manifest 81ac02ef";
        var foot2 = "unbox 0.1.0 · landscape · float32 · cpu";
        var head = new GridSheet.Header("clouds", "",
                "Clouds painted into a clear sky at growing strength: the feature acts only where the region says so, and the ground stays as it was.",
                List.of("prompt “green hills at noon and a red house in the middle”",
                        "1 step · guidance 0 · 128 × 128 · model landscape"),
                foot1, foot2);
        var cols = new ArrayList<GridSheet.Line>();
        cols.add(new GridSheet.Line(List.of(h("none")), true));
        for (int s : new int[]{0, 2, 4, 6})
            cols.add(new GridSheet.Line(List.of(h("cloudy(strength: " + s + ")")), false));
        var rows = new ArrayList<GridSheet.Line>();
        for (int s = 0; s < 4; s++)
            rows.add(new GridSheet.Line(List.of(h("" + s)), false));
        write(sheet(head, List.of("seed"), List.of("edit"), rows, cols, 1), out + "/4x5.png");
        write(sheet(
                new GridSheet.Header("first", "", "A first picture.",
                        List.of("prompt “a meadow and a red house in the middle”",
                                "seed 3 · 1 step · guidance 0 · 128 × 128 · model landscape"),
                        foot1, foot2),
                List.of(), List.of(), List.of(new GridSheet.Line(List.of(), false)),
                List.of(new GridSheet.Line(List.of(), false)), 1), out + "/1x1.png");
        var c2 = new ArrayList<GridSheet.Line>();
        c2.add(new GridSheet.Line(List.of(h("none"), h("")), true));
        for (String f : new String[]{"up.0.1#90 fur", "up.0.1#4977 tiger stripes"})
            for (int s : new int[]{2, 4, 8})
                c2.add(new GridSheet.Line(List.of(h(f), h("" + s)), false));
        var r2 = new ArrayList<GridSheet.Line>();
        for (String[] p : new String[][]{
                {"sloth", "A cinematic shot of a professor sloth wearing a tuxedo at a BBQ party"},
                {"photo(\"a dog\")", "a photo of a dog in a forest"}})
            for (int s = 0; s < 2; s++)
                r2.add(new GridSheet.Line(List.of(new GridSheet.Heading(p[0], p[1]), h("" + s)), false));
        write(sheet(
                new GridSheet.Header("swap", "guidance 7.5",
                        "Which block paints texture? Tiger stripes at growing strength, inside one region.",
                        List.of("1 step · guidance 0 · 512 × 512 · model stabilityai/sdxl-turbo"), foot1, foot2),
                List.of("prompt", "seed"), List.of("f", "strength"), r2, c2, 4), out + "/2level.png");
        var c3 = new ArrayList<GridSheet.Line>();
        for (int i = 0; i < 40; i++)
            c3.add(new GridSheet.Line(List.of(h("icon(up.0.1#" + i + ")")), false));
        var r3 = List.of(new GridSheet.Line(List.of(h("")), false),
                new GridSheet.Line(List.of(h("A dog plays with a ball, cartoon")), false));
        write(sheet(
                new GridSheet.Header("icons", "", "The first forty features of up.0.1, each on its own.",
                        List.of("seed 42 · 1 step · 128 × 128 · model landscape"), foot1, foot2),
                List.of("prompt"), List.of("edit"), r3, c3, 1), out + "/40.png");
    }
    static void heat(String out) throws Exception {
        var f = new java.util.Random(3);
        float[] act = new float[64];
        for (int i = 0; i < 64; i++) {
            int x = i % 8, y = i / 8;
            act[i] = Math.max(0, (float) (9 - 1.2 * ((x - 4) * (x - 4) + (y - 3) * (y - 3))));
        }
        act[60] = 4;
        var cols = List.of(new GridSheet.Line(List.of(h("none")), true),
                new GridSheet.Line(List.of(h("cloudy(strength: 2)")), false),
                new GridSheet.Line(List.of(h("cloudy(strength: 4)")), false));
        var rows = List.of(new GridSheet.Line(List.of(h("0")), false), new GridSheet.Line(List.of(h("1")), false));
        var cells = new ArrayList<List<Optional<BufferedImage>>>();
        int n = 0;
        for (var r : rows) {
            var l = new ArrayList<Optional<BufferedImage>>();
            for (var c : cols) {
                float[] b = act.clone();
                for (int i = 0; i < 64; i++)
                    b[i] *= n / 5f;
                l.add(Optional.of(HeatMapPainter.paint(pic(n++), b, 8, 8, 9)));
            }
            cells.add(l);
        }
        var head = new GridSheet.Header("up.0.0#230 clouds", "heat map of clouds", "Clouds painted into a clear sky.",
                List.of("prompt “green hills at noon”", "1 step · 128 × 128 · model landscape"),
                "examples/sky.unbox · sha256 3fa9c1b2", "unbox 0.1.0 · landscape · float32 · cpu");
        write(new GridSheet(head, List.of("seed"), List.of("edit"), rows, cols, cells,
                Optional.of(new GridSheet.Legend("activation of up.0.0#230; on average 4.31 where it is on", 9))),
                out + "/heat.png");
        write(new GridSheet(head, List.of(), List.of(), List.of(new GridSheet.Line(List.of(), false)),
                List.of(new GridSheet.Line(List.of(), false)), List.of(List.of(cells.get(1).get(1))),
                Optional.of(new GridSheet.Legend("activation of up.0.0#230; on average 4.31 where it is on", 9))),
                out + "/heat1.png");
    }
    static void write(GridSheet s, String f) throws Exception {
        long t = System.nanoTime();
        var i = GridPainter.paint(s);
        System.out.println(
                f + " " + i.getWidth() + "x" + i.getHeight() + " " + (System.nanoTime() - t) / 1000000 + " ms");
        ImageIO.write(i, "png", new File(f));
    }
}
