package unbox.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.FeatureSearch;

/** {@code unbox features WORDS}: features by what their labels say. */
@Command(name = "features", mixinStandardHelpOptions = true, description = {
        "Lists features whose labels have all the words, best first, by block.", "", "  unbox features snow",
        "  unbox features up.0.1 sun",
        "  unbox features cartoon --model stabilityai/sdxl-turbo --saes surkovv/sdxl-unbox"})
final class FeaturesCommand implements Callable<Integer> {
    private final Main.Surroundings surroundings;

    @Parameters(paramLabel = "WORDS", arity = "0..*", description = "Words of a label, beginnings of words, or a block. Without any: all that have a label.")
    private List<String> words = List.of();

    @Option(names = "--model", paramLabel = "M", defaultValue = "landscape", description = "The model: built in, a folder or a hub id. Without it: ${DEFAULT-VALUE}.")
    private String model;

    @Option(names = "--saes", paramLabel = "S", description = "Autoencoders: a folder or a hub id. Without it: the model's own.")
    private String autoencoders;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "40", description = "At most so many. Without it: ${DEFAULT-VALUE}.")
    private int limit;

    FeaturesCommand(Main.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Catalog catalog = NamedModel.read(model, autoencoders, Sources.of(surroundings), Path.of("").toAbsolutePath());
        var hits = FeatureSearch.find(catalog, String.join(" ", words), limit + 1);
        if (hits.isEmpty()) {
            throw new UsageException(nothing(catalog));
        }
        var shown = hits.subList(0, Math.min(limit, hits.size()));
        shown.stream().collect(Collectors.groupingBy(hit -> hit.feature().block(), java.util.LinkedHashMap::new,
                Collectors.toList())).forEach(this::print);
        if (hits.size() > limit) {
            surroundings.console().err().println("There are more: say more words, or --limit " + 5 * limit + ".");
        }
        return Exit.GOOD;
    }

    private void print(String block, List<FeatureSearch.Hit> hits) {
        Console console = surroundings.console();
        console.out().println(console.paint(Console.Ink.STRONG, block));
        for (FeatureSearch.Hit hit : hits) {
            console.out().printf(Locale.ROOT, "  %-14s %-34s %s%n", hit.feature(), hit.label(),
                    console.paint(Console.Ink.FAINT, hit.rate().map(FeaturesCommand::rate).orElse("")
                            + hit.mean().map(mean -> String.format(Locale.ROOT, "strength 1 = %.1f", mean))
                                    .orElse("")));
        }
    }

    private static String rate(double rate) {
        return String.format(Locale.ROOT, "on at %.1f %% of places, ", 100 * rate);
    }

    private String nothing(Catalog catalog) {
        if (catalog.autoencoders().isEmpty()) {
            return "the model " + model + " has no autoencoders of its own; name them with --saes";
        }
        boolean labelled = catalog.autoencoders().values().stream().map(AutoencoderCard::labels)
                .anyMatch(labels -> !labels.isEmpty());
        return labelled ? "no label has all of: " + String.join(" ", words)
                : "the autoencoders of " + model + " have no labels";
    }
}
