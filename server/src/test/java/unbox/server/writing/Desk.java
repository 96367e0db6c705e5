package unbox.server.writing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.catalog.CatalogSource.MaskCard;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.clip.ClipTokenizer;
import unbox.server.FixtureCatalog;
import unbox.server.MadeUpCatalog;
import unbox.server.answer.Completions;
import unbox.server.answer.Proposal;
import unbox.server.answer.Proposal.Proposals;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** A folder in which a person writes scripts, on a machine that has the built-in model, SDXL Turbo and SDXL. */
final class Desk {
    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();
    private static final String BASE = "stabilityai/stable-diffusion-xl-base-1.0";

    private final Path folder;
    private final FixtureCatalog catalog;
    private final World world;

    private Desk(Path folder, MemoryCatalogSource files) {
        this.folder = folder;
        var turbo = files.models().get("stabilityai/sdxl-turbo");
        var base = new ModelCard(BASE, Path.of("/models/base"), turbo.blocks(), 1024, 1024, 32, false,
                ClipTokenizer.builtIn());
        var cards = files.autoencoders().get("surkovv/sdxl-unbox");
        catalog = new FixtureCatalog(files.withModel(BASE, base).withAutoencoders("stabilityai/sdxl-turbo", cards)
                .withAutoencoders(BASE, cards));
        world = new World(() -> catalog);
    }

    /** Where a script is at home; {@code folder} becomes that of those that are not examples. */
    static Desk of(Path script, Path folder) throws IOException {
        return script.startsWith(EXAMPLES) ? inExamples() : with(folder);
    }

    /** In the folder of the examples. */
    static Desk inExamples() {
        return new Desk(EXAMPLES, MadeUpCatalog.source(EXAMPLES));
    }

    /** In a folder with what the scripts of the language's description read. */
    private static Desk with(Path folder) throws IOException {
        String names = "feature up.0.1#90 \"fur\"\nfeature fur = up.0.1#90\n";
        Files.writeString(folder.resolve("features.unbox"), names);
        Files.write(folder.resolve("hand.png"), new byte[]{1});
        return new Desk(folder, MadeUpCatalog.source(folder).withFile("features.unbox", names).withMask("hand.png",
                new MaskCard(64, 64, false, false)));
    }

    /** A text that is open in the editor. */
    Snapshot open(String text) {
        Path path = folder.resolve("script.unbox");
        return world.with(new Document(path.toUri().toString(), path, Optional.of(1), text)).snapshot(path)
                .orElseThrow();
    }

    Proposals proposals(String text, int caret) {
        return Completions.at(open(text), caret);
    }

    /** All scripts that we show: the examples, and those that show what the language is for. */
    static List<Path> scripts() throws IOException {
        return Stream.concat(examples().stream(), northStars().stream()).toList();
    }

    /** The scripts of the examples, by name. */
    static List<Path> examples() throws IOException {
        return scripts(EXAMPLES);
    }

    /** The scripts that show what the language is for. */
    static List<Path> northStars() throws IOException {
        return scripts(Path.of("../grammar/src/test/resources/scripts"));
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".unbox")).sorted().toList();
        }
    }

    /** What a proposal puts in behind a text. */
    static Snippet snippet(Proposal proposal, String before) {
        return proposal.snippet() ? Snippet.of(Snippet.indented(proposal.text(), before))
                : Snippet.plain(proposal.text());
    }

    static String labels(Proposals proposals) {
        return proposals.items().stream().limit(12).map(Proposal::label).collect(Collectors.joining(", "))
                + (proposals.items().size() > 12 ? ", … " + proposals.items().size() : "");
    }
}
