package unbox.language.catalog.clip;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unbox.language.catalog.file.BrokenFileException;

/** Reads vocab.json and merges.txt, CLIP's own or those of a folder. */
final class VocabularyFiles {
    /** How many merges transformers reads, whatever the file holds ({@code tokenization_clip.py}). */
    private static final int MERGES = 49152 - 256 - 2;
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

    /** The lines of merges.txt that count: not its first, which names the version. */
    List<String> merges() {
        Path file = folder.resolve("merges.txt");
        try (InputStream in = open(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.strip().lines().skip(1).limit(MERGES).toList();
        } catch (IOException unreadable) {
            throw broken(file, unreadable);
        }
    }

    /** Ids by piece. */
    Map<String, Integer> vocabulary() {
        Path file = folder.resolve("vocab.json");
        try (InputStream in = open(file);
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
                JsonReader json = new JsonReader(text)) {
            Map<String, Integer> ids = HashMap.newHashMap(MERGES + 514);
            json.beginObject();
            while (json.hasNext()) {
                ids.put(json.nextName(), json.nextInt());
            }
            json.endObject();
            return ids;
        } catch (IOException unreadable) {
            throw broken(file, unreadable);
        } catch (IllegalStateException | NumberFormatException notIds) {
            throw new BrokenFileException(file, "is not a vocabulary: it must map each piece of text to its number",
                    notIds);
        }
    }

    /** That the vocabulary has no number for a special token. */
    BrokenFileException lacks(String token) {
        return new BrokenFileException(folder.resolve("vocab.json"),
                "has no number for the special token \"" + token
                        + "\", which tokenizer_config.json does not give either");
    }

    private InputStream open(Path file) throws IOException {
        return builtIn
                ? VocabularyFiles.class.getResourceAsStream(file.getFileName().toString())
                : Files.newInputStream(file);
    }

    private static BrokenFileException broken(Path file, IOException why) {
        return why instanceof NoSuchFileException
                ? new BrokenFileException(file, "is missing", why)
                : new BrokenFileException(file, "cannot be read: " + why.getMessage(), why);
    }
}
