package unbox.language.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes scripts that are right, with any axes in any order and any grid. */
final class RandomExperiments {
    private static final List<String> PROMPTS = List.of("\"\"", "\"A dog\"", "\"a dog\"", "cat", "photo(\"x\")",
            "photo([\"y\", \"z\"], place: \"snow\")", "\"a very long text that is shortened in every heading, one\"",
            "\"a very long text that is shortened in every heading, two\"");
    private static final List<String> EDITS = List.of("none", "none \"original\"", "gone", "gone \"x\"", "paint(fur)",
            "paint([up.0.1#1, up.0.1#2], [2, 4])", "paint(each fur, s: -1..1)", "dim([0, 0.5])", "dim + gone",
            "dim(7) \"dimmed\"",
            "cut([up.1.0, mid.0])", "paint(up.0.1#9, 3) + cut([up.1.0, mid.0])");
    static final String DECLARATIONS = """
            prompt cat = "a cat"
            prompt photo(what, place = "a wood") = "a {what} in {place}"
            feature fur = up.0.1#90, up.0.1#230
            edit paint(f, s = 5) { add f by s }
            edit dim(s = 0.5) { scale up.0.1#7 by s }
            edit gone { skip up.1.1 }
            edit cut(b) { skip b }
            """;
    private final Random random;

    RandomExperiments(long seed) {
        random = new Random(seed);
    }

    /** A script with one experiment, {@code test}. */
    String script() {
        List<String> clauses = new ArrayList<>(List.of("prompt " + some(PROMPTS, 3)));
        List<String> axes = new ArrayList<>(List.of("prompt"));
        addMaybe(clauses, axes, "negative", List.of("\"\"", "\"blurry\""));
        addMaybe(clauses, axes, "seed", List.of("0..2", "7", "9, 8"));
        addMaybe(clauses, axes, "steps", List.of("1..3", "4"));
        addMaybe(clauses, axes, "guidance", List.of("0", "1, 0.5"));
        if (random.nextInt(4) > 0) {
            String edits = some(EDITS, 4);
            clauses.add("edit " + edits);
            axes.add("edit");
            if (edits.contains("paint") || edits.contains("dim")) {
                axes.add("s");
            }
            if (edits.contains("paint")) {
                axes.add("f");
            }
        }
        Collections.shuffle(clauses, random);
        return DECLARATIONS + "experiment test {\n" + String.join("\n", clauses) + grid(axes) + "\n}\n";
    }

    private void addMaybe(List<String> clauses, List<String> axes, String word, List<String> values) {
        if (random.nextBoolean()) {
            clauses.add(word + " " + values.get(random.nextInt(values.size())));
            axes.add(word);
        }
    }

    private String grid(List<String> axes) {
        if (random.nextInt(3) == 0) {
            return "";
        }
        Collections.shuffle(axes, random);
        int named = random.nextInt(axes.size() + 1);
        int rows = random.nextInt(named + 1);
        String row = rows == 0 ? "" : " rows " + String.join(", ", axes.subList(0, rows));
        String column = rows == named ? "" : " columns " + String.join(", ", axes.subList(rows, named));
        return row.isEmpty() && column.isEmpty() ? "" : "\ngrid" + row + column;
    }

    private String some(List<String> from, int most) {
        List<String> shuffled = new ArrayList<>(from);
        Collections.shuffle(shuffled, random);
        return String.join(", ", shuffled.subList(0, 1 + random.nextInt(most)));
    }
}
