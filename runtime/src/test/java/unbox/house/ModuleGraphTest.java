package unbox.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom: the rooms of the house, as the sources' imports and the modules' poms say it. */
class ModuleGraphTest {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+);");
    private static final Pattern ARTIFACT = Pattern
            .compile("<dependency>\\s*<groupId>([\\w.]+)</groupId>\\s*<artifactId>([\\w-]+)</artifactId>");

    @Test
    void theLanguageDependsOnAntlrAndGsonOnly() throws IOException {
        assertEquals(Set.of("org.antlr:antlr4-runtime", "com.google.code.gson:gson"), dependencies("grammar"));
    }

    @Test
    void theRuntimeKnowsNoParserToolAndNoEditorProtocol() throws IOException {
        Set<String> dependencies = dependencies("runtime");
        assertFalse(dependencies.stream().anyMatch(name -> name.contains("antlr") || name.contains("lsp4j")),
                dependencies.toString());
        assertTrue(imports(Path.of("src/main/java/unbox/runtime")).noneMatch(name -> name.startsWith("org.antlr")));
        assertTrue(imports(Path.of("src/main/java")).noneMatch(
                name -> name.startsWith("unbox.server") || name.startsWith("org.eclipse.lsp4j")), "it only packs it");
    }

    @Test
    void theRuntimeDoesNotKnowTheCommandLine() throws IOException {
        assertTrue(imports(Path.of("src/main/java/unbox/runtime")).noneMatch(name -> name.startsWith("unbox.cli")));
    }

    @Test
    void theLanguageDoesNotKnowTheRuntime() throws IOException {
        assertTrue(imports(Path.of("../grammar/src/main/java")).noneMatch(name -> name.startsWith("unbox.runtime")));
    }

    private static Set<String> dependencies(String module) throws IOException {
        Set<String> found = new TreeSet<>();
        ARTIFACT.matcher(Files.readString(Path.of("..", module, "pom.xml"))).results()
                .forEach(match -> found.add(match.group(1) + ":" + match.group(2)));
        return found;
    }

    private static Stream<String> imports(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .flatMap(file -> IMPORT.matcher(text(file)).results().map(match -> match.group(1)));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
