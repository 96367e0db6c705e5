package unbox.server.snapshot;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.CatalogSource.Found;
import unbox.language.catalog.ModelCard;
import unbox.language.model.ModelReference;

/**
 * Reads the files of a model and of autoencoders while the text that names them is still being parsed: they take as long,
 * and the first answer needs both. What is named is guessed from the lines; a wrong guess changes no answer.
 */
final class ReadingAhead {
    private static final Pattern NAMED = Pattern.compile("^[ \\t]*(model|saes)[ \\t]+\"([^\"\\\\\\r\\n]+)\"",
            Pattern.MULTILINE);

    private final Disk disk;
    private final Path script;

    ReadingAhead(Disk disk, Path script) {
        this.disk = disk;
        this.script = script;
    }

    /** Gives the autoencoders, of whose labels there is no index yet. */
    List<AutoencoderCard> read(String text) {
        List<ModelReference> models = new ArrayList<>();
        List<AutoencoderCard> found = new ArrayList<>();
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            try {
                ModelReference reference = ModelReference.of(named.group(2), script);
                if (named.group(1).equals("saes")) {
                    found.addAll(cards(disk.autoencoders(reference)));
                } else {
                    models.add(reference);
                }
            } catch (InvalidPathException noPath) {
                // the checker tells
            }
        }
        models.forEach(reference -> {
            if (disk.model(reference) instanceof Found.Here<ModelCard>(var model)) {
                found.addAll(disk.ownAutoencoders(model));
            }
        });
        return found;
    }

    private static List<AutoencoderCard> cards(Found<List<AutoencoderCard>> found) {
        return found instanceof Found.Here<List<AutoencoderCard>>(var cards) ? cards : List.of();
    }
}
