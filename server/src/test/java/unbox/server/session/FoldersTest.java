package unbox.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.catalog.FileCatalogSource;

/** Which scripts a workspace has, whatever happens in its folders. */
class FoldersTest {

    @TempDir
    private Path place;
    private final Session session = new Session(() -> new FileCatalogSource(place, Map.of()));
    private final Folders folders = new Folders(session);

    private Path script(String name) throws IOException {
        Path file = place.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    private Set<String> found() {
        return session.world().files().stream().map(file -> place.relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void hiddenFoldersAndOutputsOfBuildsArePassedOver() throws IOException {
        script("a.unbox");
        script("deep/er/b.unbox");
        script(".git/c.unbox");
        script("node_modules/d.unbox");
        script("notes.txt");
        folders.set(List.of(place));
        assertEquals(Set.of("a.unbox", "deep/er/b.unbox"), found());
    }

    @Test
    void theFolderItselfIsLookedThroughWhateverItsNameIs() throws IOException {
        script(".hidden/build/a.unbox");
        folders.set(List.of(place.resolve(".hidden/build")));
        assertEquals(Set.of(".hidden/build/a.unbox"), found());
    }

    @Test
    void aLinkToTheFolderIsFollowedAndLinksInsideAreNot() throws IOException {
        script("real/a.unbox");
        Files.createSymbolicLink(place.resolve("link"), place.resolve("real"));
        Files.createSymbolicLink(place.resolve("real/loop"), place.resolve("real"));
        folders.set(List.of(place.resolve("link")));
        assertEquals(Set.of("link/a.unbox"), found());
    }

    @Test
    void aFolderThatGoesTakesItsScripts() throws IOException {
        script("a.unbox");
        Path gone = script("deep/b.unbox");
        folders.set(List.of(place));
        Files.delete(gone);
        Files.delete(gone.getParent());
        folders.filesChanged(List.of(gone.getParent()));
        assertEquals(Set.of("a.unbox"), found());
    }

    @Test
    void aFolderThatComesIsLookedThrough() throws IOException {
        folders.set(List.of(place));
        Path come = script("deep/er/b.unbox").getParent().getParent();
        folders.look(folders.filesChanged(List.of(come)));
        assertEquals(Set.of("deep/er/b.unbox"), found());
    }

    @Test
    void whatComesWhereNobodyLooksIsPassedOver() throws IOException {
        folders.set(List.of(place.resolve("inside")));
        folders.filesChanged(List.of(script("outside.unbox"), script("inside/.git/a.unbox")));
        assertEquals(Set.of(), found());
    }

    @Test
    void aFolderThatDoesNotExistHasNoScripts() {
        assertEquals(List.of(), folders.set(List.of(place.resolve("none"))));
        assertEquals(Set.of(), found());
    }

    /** Each change is told after it was made, as editors do; the look may have passed the place before or after. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatChangesWhileFoldersAreLookedThroughIsNotLost(long seed) throws Exception {
        var random = new Random(seed);
        List<Path> files = new ArrayList<>();
        for (int file = 0; file < 1000; file++) {
            files.add(script("d" + file % 40 + "/f" + file + ".unbox"));
        }
        Thread looking = Thread.ofPlatform().start(() -> folders.set(List.of(place)));
        do {
            Path file = files.get(random.nextInt(files.size()));
            if (Files.exists(file)) {
                Files.delete(file);
            } else {
                Files.writeString(file, "");
            }
            folders.filesChanged(List.of(file));
        } while (looking.isAlive());
        assertFalse(found().isEmpty());
        assertEquals(onDisk(), found());
    }

    private Set<String> onDisk() throws IOException {
        try (Stream<Path> all = Files.walk(place, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile).map(file -> place.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
