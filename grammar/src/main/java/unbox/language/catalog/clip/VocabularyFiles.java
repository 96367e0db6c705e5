package unbox.language.catalog.clip;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonScanner.ShapeException;

/** Reads vocab.json and merges.txt, CLIP's own or those of a folder. */
final class VocabularyFiles {
    private static final String MERGES = "merges.txt";
    private static final String VOCABULARY = "vocab.json";
    private static final Path BUILT_IN = Path.of("unbox/language/catalog/clip");

    private final Path folder;
    private final boolean builtIn;

    private VocabularyFiles(Path folder, boolean builtIn) {
        this.folder = folder;
        this.builtIn = builtIn;
    }

    /** CLIP's own, which ship with the program. */
    static VocabularyFiles builtIn() {
        return new VocabularyFiles(BUILT_IN, true);
    }

    static VocabularyFiles of(Path folder) {
        return new VocabularyFiles(folder, false);
    }

    /** Whether another folder's files have the same content; in the hub's cache they are links to the same. */
    boolean areThoseOf(Path other) {
        try {
            return areSame(folder.resolve(VOCABULARY), other.resolve(VOCABULARY))
                    && areSame(folder.resolve(MERGES), other.resolve(MERGES));
        } catch (IOException unreadable) {
            return false; // reading them tells what is wrong
        }
    }

    private static boolean areSame(Path file, Path other) throws IOException {
        return Files.isSameFile(file, other) || Files.mismatch(file, other) < 0;
    }

    /** The pairs of merges.txt. */
    BytePairs merges() {
        return new BytePairs(bytes(MERGES));
    }

    /** The ids of vocab.json. */
    Vocabulary vocabulary() {
        try {
            return Vocabulary.read(bytes(VOCABULARY));
        } catch (ShapeException notIds) {
            throw new BrokenFileException(folder.resolve(VOCABULARY),
                    "is not a vocabulary: it must map each piece of text to its number", notIds);
        }
    }

    /** That the vocabulary has no number for a special token. */
    BrokenFileException lacks(String token) {
        return new BrokenFileException(folder.resolve(VOCABULARY),
                "has no number for the special token \"" + token
                        + "\", which tokenizer_config.json does not give either");
    }

    private byte[] bytes(String name) {
        Path file = folder.resolve(name);
        if (!builtIn) {
            return bytes(file);
        }
        try (InputStream in = getClass().getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new BrokenFileException(file, "is missing", missing);
        } catch (IOException unreadable) {
            throw new BrokenFileException(file, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
