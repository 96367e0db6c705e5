package unbox.language.mistakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A script with one mistake, as a file of src/test/resources/mistakes. Its first line is a comment that names the mistake.
 * <code>/*&lt;*</code>{@code /} and <code>/*&gt;*</code>{@code /} stand around the place that the message is about, {@code /*|*}{@code /}
 * where that is empty. The lines that begin with {@code //?} hold the message and what its mends make of the text; neither
 * they nor the marks are part of the script. They stand below it, or above where its last line has no end.
 *
 * @param name of the file, with its folder
 * @param written all of it up to other files
 * @param files that the script reads, by name; each begins with {@code //- name}
 */
record Mistake(String name, String written, Map<String, String> files) {
    static final Path FOLDER = Path.of("src/test/resources/mistakes");

    static final String BEGIN = "/*<*/";
    static final String END = "/*>*/";
    static final String HERE = "/*|*/";
    static final String FINDING = "//? ";

    /** All of them, by name. */
    static List<Mistake> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".unbox")).sorted().map(Mistake::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Mistake read(Path file) {
        try {
            String[] parts = Files.readString(file).split("(?m)^//- ");
            Map<String, String> files = new LinkedHashMap<>();
            for (String part : List.of(parts).subList(1, parts.length)) {
                int nameEnd = part.indexOf('\n');
                files.put(part.substring(0, nameEnd).strip(), part.substring(nameEnd + 1));
            }
            return new Mistake(FOLDER.relativize(file).toString().replace('\\', '/'), parts[0], files);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text with the mistake. */
    String script() {
        var script = new StringBuilder();
        for (String line : written.split("(?<=\n)")) {
            script.append(line.startsWith(FINDING) ? "" : line);
        }
        return script.toString().replace(BEGIN, "").replace(END, "").replace(HERE, "");
    }

    /** What is wrong, in a line. */
    String title() {
        return script().lines().findFirst().orElse("").replaceFirst("^// ", "");
    }

    @Override
    public String toString() {
        return name;
    }
}
