package unbox.language.catalog.clip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import unbox.language.catalog.file.BrokenFileException;

/** Reads vocab.json and merges.txt, CLIP's own or those of a folder. */
final class VocabularyFiles {
    /** How many merges transformers reads, whatever the file holds ({@code tokenization_clip.py}). */
    private static final int MOST_MERGES = 49152 - 256 - 2;
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

    /** Whether another folder's files have the same content. */
    boolean areThoseOf(Path other) {
        try {
            return Files.mismatch(folder.resolve(VOCABULARY), other.resolve(VOCABULARY)) < 0
                    && Files.mismatch(folder.resolve(MERGES), other.resolve(MERGES)) < 0;
        } catch (IOException unreadable) {
            return false; // reading them tells what is wrong
        }
    }

    /** The rank of each pair in merges.txt, {@code "left right"}; its first line only names the version. */
    ByteTable merges() {
        byte[] text = bytes(MERGES);
        ByteTable ranks = new ByteTable(text);
        int start = endOfLine(text, 0) + 1;
        for (int rank = 0; rank < MOST_MERGES && start < text.length; rank++) {
            int end = endOfLine(text, start);
            boolean carriageReturn = end > start && text[end - 1] == '\r';
            ranks.put(start, carriageReturn ? end - 1 : end, rank);
            start = end + 1;
        }
        return ranks;
    }

    /** The ids of vocab.json. */
    VocabularyScanner vocabulary() {
        try {
            return VocabularyScanner.scan(bytes(VOCABULARY));
        } catch (IllegalArgumentException | ArithmeticException notIds) {
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
        try (InputStream in = builtIn ? getClass().getResourceAsStream(name) : Files.newInputStream(file)) {
            return in.readAllBytes();
        } catch (NoSuchFileException missing) {
            throw new BrokenFileException(file, "is missing", missing);
        } catch (IOException unreadable) {
            throw new BrokenFileException(file, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static int endOfLine(byte[] text, int start) {
        int at = start;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }
}
