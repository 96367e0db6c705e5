package unbox.server.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom in the server: answers know no protocol, and nothing here knows a tensor. */
class ServerRoomsTest {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)");
    private static final Pattern ARTIFACT = Pattern.compile("<groupId>([\\w.]+)</groupId>\\s*<artifactId>([\\w.-]+)");
    private static final Path SOURCES = Path.of("src/main/java/unbox/server");

    @Test
    void theServerDependsOnTheLanguageAndTheProtocolOnly() throws IOException {
        Set<String> found = new TreeSet<>();
        ARTIFACT.matcher(Files.readString(Path.of("pom.xml"))).results().forEach(match -> found.add(match.group(1)));
        assertEquals(Set.of("unbox", "org.eclipse.lsp4j", "com.google.code.gson"), found);
        assertTrue(imports(SOURCES).noneMatch(name -> name.startsWith("ai.djl") || name.startsWith("unbox.runtime")));
    }

    @Test
    void answersKnowNoProtocol() throws IOException {
        for (String room : List.of("answer", "names", "snapshot", "session")) {
            assertTrue(imports(SOURCES.resolve(room)).noneMatch(name -> name.contains("lsp4j")
                    || name.startsWith("unbox.server.request")), room);
        }
    }

    private static Stream<String> imports(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = new java.util.ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                IMPORT.matcher(Files.readString(file)).results().forEach(match -> names.add(match.group(1)));
            }
            return names.stream();
        }
    }
}
