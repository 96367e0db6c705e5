package unbox.language.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Positions;

/**
 * A script together with its problems, as a person reads them: below a line, carets under what is wrong, then severity,
 * code and message; below that the titles of the fixes and the other places that the problem speaks of.
 *
 * @param files that the script reads, by name
 */
record AnnotatedScript(String title, String annotated, Map<String, String> files) {
    private static final Pattern ANNOTATION = Pattern.compile(" *(\\^+ (error|warning|hint)|fix:|see:) .*");

    /** Many scripts in one text: each begins with {@code === title}, each of its files with {@code --- name}. */
    static List<AnnotatedScript> readAll(String text) {
        List<AnnotatedScript> scripts = new ArrayList<>();
        for (String part : text.split("(?m)^=== ")) {
            if (!part.isBlank()) {
                scripts.add(read(part));
            }
        }
        return scripts;
    }

    private static AnnotatedScript read(String part) {
        int titleEnd = part.indexOf('\n');
        String[] texts = part.substring(titleEnd + 1).split("(?m)^--- ");
        Map<String, String> files = new LinkedHashMap<>();
        for (int at = 1; at < texts.length; at++) {
            int nameEnd = texts[at].indexOf('\n');
            files.put(texts[at].substring(0, nameEnd).strip(), texts[at].substring(nameEnd + 1));
        }
        return new AnnotatedScript(part.substring(0, titleEnd).strip(), texts[0].stripTrailing() + "\n", files);
    }

    /** The script without its annotations. */
    String script() {
        return annotated.lines().filter(line -> !ANNOTATION.matcher(line).matches())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A script with its problems written below its lines. */
    static String annotate(String script, List<Problem> problems) {
        var positions = new Positions(script);
        var annotated = new StringBuilder();
        for (int line = 0; line < positions.lines() - 1; line++) {
            annotated.append(positions.line(line)).append('\n');
            for (Problem problem : problems) {
                if (positions.at(problem.range().start()).line() == line) {
                    annotated.append(annotation(problem, positions));
                }
            }
        }
        return annotated.toString();
    }

    private static String annotation(Problem problem, Positions positions) {
        var start = positions.at(problem.range().start());
        var end = positions.at(problem.range().end());
        int width = (end.line() == start.line() ? end.unit() : positions.line(start.line()).length()) - start.unit();
        String indent = " ".repeat(start.unit());
        var text = new StringBuilder("%s%s %s %s: %s\n".formatted(indent, "^".repeat(Math.max(1, width)),
                problem.severity().name().toLowerCase(Locale.ROOT), problem.code().slug(), problem.message()));
        for (Fix fix : problem.fixes()) {
            text.append("%sfix: %s\n".formatted(indent, fix.title()));
        }
        for (Related related : problem.related()) {
            text.append("%ssee: %s at %d: %s\n".formatted(indent, related.file().getFileName(), related.range().start(),
                    related.message()));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return title;
    }
}
