package unbox.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.Severity;
import unbox.language.syntax.Positions;
import unbox.language.syntax.Range;

/** Shows problems to a person (the place, the line, a mark under what is meant, the cure) or to a program (JSON). */
final class ProblemPrinter {
    private static final int WIDTH = 120;

    private final Console console;

    ProblemPrinter(Console console) {
        this.console = console;
    }

    /** Prints every problem of a text; {@code shown} is the file as the person named it. */
    void print(Path shown, String text, List<Problem> problems) {
        Positions positions = new Positions(text);
        for (Problem problem : problems) {
            console.err().printf("%s:%s: %s %s %s%n", shown, positions.at(problem.range().start()),
                    word(problem.severity()), problem.message(),
                    console.paint(Console.Ink.FAINT, "[" + problem.code().slug() + "]"));
            printLine(positions, problem.range());
            problem.fixes()
                    .forEach(fix -> console.err()
                            .println("      " + console.paint(Console.Ink.GOOD, "fix: ") + fix.title()));
            problem.related().forEach(other -> console.err().println("      " + other.message()));
        }
    }

    private String word(Severity severity) {
        return switch (severity) {
            case ERROR -> console.paint(Console.Ink.ERROR, "error:");
            case WARNING -> console.paint(Console.Ink.WARNING, "warning:");
            case HINT -> console.paint(Console.Ink.HINT, "hint:");
        };
    }

    /** Shows the line and a mark below; of a long line the part around the mark. */
    private void printLine(Positions positions, Range range) {
        Positions.Position start = positions.at(range.start());
        Positions.Position end = positions.at(range.end());
        String line = positions.line(start.line());
        int from = start.unit() < WIDTH ? 0 : start.unit() - WIDTH / 2;
        String shown = line.substring(from, Math.min(line.length(), from + WIDTH));
        int last = end.line() == start.line() ? end.unit() : line.length();
        int marks = Math.max(1, Math.min(last, from + shown.length()) - start.unit());
        // A tab keeps its width under the line when the mark's margin repeats it.
        String margin = line.substring(from, Math.min(start.unit(), line.length())).replaceAll("[^\t]", " ");
        console.err().println("      " + shown + (from + shown.length() < line.length() ? " ..." : ""));
        console.err().println("      " + margin + console.paint(Console.Ink.WARNING, "^".repeat(marks)));
    }

    /** Problems as an array of objects: code, severity, message, file, start and end as line and column, fixes. */
    static JsonArray json(Path file, String text, List<Problem> problems) {
        Positions positions = new Positions(text);
        JsonArray all = new JsonArray();
        for (Problem problem : problems) {
            JsonObject object = new JsonObject();
            object.addProperty("file", file.toString());
            object.addProperty("code", problem.code().slug());
            object.addProperty("severity", problem.severity().name().toLowerCase(java.util.Locale.ROOT));
            object.addProperty("message", problem.message());
            object.add("start", json(positions, problem.range().start()));
            object.add("end", json(positions, problem.range().end()));
            JsonArray fixes = new JsonArray();
            problem.fixes().forEach(fix -> fixes.add(json(positions, fix)));
            object.add("fixes", fixes);
            all.add(object);
        }
        return all;
    }

    private static JsonObject json(Positions positions, int offset) {
        Positions.Position place = positions.at(offset);
        JsonObject object = new JsonObject();
        object.addProperty("line", place.line() + 1);
        object.addProperty("column", place.column() + 1);
        object.addProperty("offset", offset);
        return object;
    }

    private static JsonObject json(Positions positions, Fix fix) {
        JsonObject object = new JsonObject();
        object.addProperty("title", fix.title());
        JsonArray replacements = new JsonArray();
        for (Fix.Replacement replacement : fix.replacements()) {
            JsonObject change = new JsonObject();
            change.add("start", json(positions, replacement.range().start()));
            change.add("end", json(positions, replacement.range().end()));
            change.addProperty("text", replacement.text());
            replacements.add(change);
        }
        object.add("replacements", replacements);
        return object;
    }
}
