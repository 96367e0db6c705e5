package unbox.server.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/lsp.md says only what is true: each row that says yes names tests, which are there; settings are the extension's. */
class LspPageTest {
    private static final Path TESTS = Path.of("src/test");
    private static final Pattern WRITTEN = Pattern.compile("`([^`]+)`");

    @Test
    void everyRowNamesItsTestsOrItsReason() throws IOException {
        List<String[]> rows = rows("## What it can do");
        assertTrue(rows.size() > 25);
        for (String[] row : rows) {
            boolean can = row[1].startsWith("yes");
            assertTrue(can || row[1].startsWith("no: "), row[0]);
            List<String> tests = written(row[2]);
            assertEquals(can, !tests.isEmpty(), row[0]);
            for (String test : tests) {
                assertTrue(isThere(test), () -> row[0] + ": there is no test " + test);
            }
        }
    }

    private static boolean isThere(String test) throws IOException {
        if (test.startsWith(".")) {
            return Files.readString(TESTS.resolve("java/unbox/server/protocol/ProtocolTest.java"))
                    .contains("void " + test.substring(1) + "()");
        }
        String file = Character.isUpperCase(test.charAt(0)) ? test + ".java" : test.replace("*", "[\\w-]*") + ".unbox";
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.anyMatch(each -> each.getFileName().toString().matches(file));
        }
    }

    @Test
    void everyFaultThatIsWithstoodNamesItsTests() throws IOException {
        List<String[]> rows = rows("## What it withstands");
        assertTrue(rows.size() > 15);
        for (String[] row : rows) {
            List<String> tests = written(row[2]);
            assertFalse(tests.isEmpty(), row[0]);
            for (String test : tests) {
                assertTrue(isWithstood(test), () -> row[0] + ": there is no test " + test);
            }
        }
    }

    /** @param test of any module: its class, or a method of it behind a dot */
    private static boolean isWithstood(String test) throws IOException {
        String[] parts = test.split("\\.");
        for (String module : List.of("grammar", "server", "runtime")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
                Optional<Path> file = files.filter(each -> each.endsWith(parts[0] + ".java")).findFirst();
                if (file.isPresent()) {
                    return parts.length == 1 || Files.readString(file.get()).contains("void " + parts[1] + "(");
                }
            }
        }
        return false;
    }

    @Test
    void theExtensionOffersEverySetting() throws IOException {
        JsonObject offered = JsonParser.parseString(Files.readString(Path.of("../vscode-extension/package.json")))
                .getAsJsonObject().getAsJsonObject("contributes").getAsJsonObject("configuration")
                .getAsJsonObject("properties");
        List<String> settings = rows("## Settings").stream().flatMap(row -> written(row[0]).stream()).toList();
        assertFalse(settings.isEmpty());
        settings.forEach(name -> assertTrue(offered.has("unbox." + name), name));
    }

    @Test
    void theCommandsOfLensesAreThoseOfTheExtension() throws IOException {
        Set<String> commands = new TreeSet<>();
        JsonParser.parseString(Files.readString(Path.of("../vscode-extension/package.json"))).getAsJsonObject()
                .getAsJsonObject("contributes").getAsJsonArray("commands")
                .forEach(each -> commands.add(each.getAsJsonObject().get("command").getAsString()));
        List<String> named = rows("## Lenses").stream().flatMap(row -> written(row[1]).stream()).toList();
        assertEquals(7, named.size());
        assertTrue(commands.containsAll(named), named + " and " + commands);
    }

    /** The rows of the table below a heading, by cells. */
    private static List<String[]> rows(String heading) throws IOException {
        String page = Files.readString(Path.of("../docs/lsp.md"));
        String part = page.substring(page.indexOf(heading) + heading.length());
        int next = part.indexOf("\n## ");
        return part.substring(0, next < 0 ? part.length() : next).lines().filter(line -> line.startsWith("| ")).skip(1)
                .map(line -> line.substring(2).split(" ?\\| ?", -1)).toList();
    }

    private static List<String> written(String cell) {
        return WRITTEN.matcher(cell).results().map((MatchResult each) -> each.group(1)).toList();
    }
}
