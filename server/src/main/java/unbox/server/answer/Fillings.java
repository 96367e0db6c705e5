package unbox.server.answer;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.ModelCard;
import unbox.language.check.Parameters;
import unbox.language.model.Feature;
import unbox.language.syntax.Continuation.Place;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.Parameter;
import unbox.server.snapshot.Snapshot;

/**
 * What stands in the places of a skeleton until a person fills them in: names of the script and features of the catalog
 * where there are any, so that the text is right from the beginning.
 */
final class Fillings {
    private static final Pattern PLACE = Pattern.compile("<(\\w+)>");
    private static final Pattern WITH_EDITS = Pattern.compile("<\\?(.*)\\?>", Pattern.DOTALL);
    private static final String PROMPT = "\"a photo of a cat\"";
    private static final String REGION = "rect(0, 0, 1, 0.5)";

    private final Snapshot snapshot;
    /** The declaration that is being written, which cannot name itself. */
    private final Optional<Declaration> owner;
    private final List<String> axes;
    private final Map<String, Supplier<String>> values = Map.ofEntries(Map.entry("feature", this::feature),
            Map.entry("literal", this::literal), Map.entry("region", this::region),
            Map.entry("block", () -> block(false)), Map.entry("encoded", () -> block(true)),
            Map.entry("prompt", () -> name(Statement.PromptDeclaration.class).orElse(PROMPT)),
            Map.entry("edit", () -> name(Statement.EditDeclaration.class).orElse("none")),
            Map.entry("rows", this::rows), Map.entry("columns", this::columns), Map.entry("fields", this::fields),
            Map.entry("guidance", this::guidance), Map.entry("mask", () -> file(".png").orElse("mask.png")),
            Map.entry("script", () -> file(".unbox").orElse("features.unbox")));

    Fillings(Caret caret) {
        snapshot = caret.snapshot();
        boolean between = caret.next().words().contains("experiment");
        owner = caret.owner().filter(declaration -> !between);
        axes = new Axes(caret).own().toList();
    }

    /**
     * @param snippet in which {@code <feature>} and the like stand for what the script has; what stands in {@code <? ?>} is
     * left out where the script has no edit
     */
    String fill(String snippet) {
        String kept = WITH_EDITS.matcher(snippet)
                .replaceAll(name(Statement.EditDeclaration.class).isPresent() ? "$1" : "");
        return PLACE.matcher(kept).replaceAll(place -> Matcher
                .quoteReplacement(escaped(values.get(place.group(1)).get())));
    }

    private String feature() {
        return name(Statement.FeatureDeclaration.class).orElseGet(this::literal);
    }

    /** A feature that the script has labelled, else the first of the catalog that has a label. */
    private String literal() {
        Catalog catalog = snapshot.catalog();
        Stream<Feature> written = snapshot.script().labels().keySet().stream()
                .sorted(Comparator.comparing(Feature::toString));
        Stream<Feature> known = blocks().stream().flatMap(block -> catalog.autoencoder(block).stream())
                .flatMap(Fillings::labelled);
        return Stream.concat(written, known).findFirst().map(
                each -> each + FeatureProposals.label(snapshot, each).map(text -> " " + FeatureProposals.quoted(text))
                        .orElse(""))
                .orElse("up.0.1#90");
    }

    private static Stream<Feature> labelled(AutoencoderCard card) {
        return IntStream.range(0, card.features()).filter(index -> card.label(index).isPresent())
                .filter(index -> card.mean(index).orElse(1f) > 0).mapToObj(index -> new Feature(card.block(), index));
    }

    private List<String> blocks() {
        return snapshot.catalog().model().map(ModelCard::blocks).orElse(List.of()).stream()
                .map(ModelCard.BlockCard::name).toList();
    }

    private String block(boolean encoded) {
        Predicate<String> fits = block -> !encoded || snapshot.catalog().autoencoder(block).isPresent();
        List<String> all = blocks().stream().filter(fits).toList();
        return all.isEmpty() || all.contains("down.2.1") ? "down.2.1" : all.getFirst();
    }

    private String region() {
        return name(Statement.RegionDeclaration.class).orElse(REGION);
    }

    private String guidance() {
        return snapshot.catalog().model().filter(ModelCard::turbo).isPresent() ? "1" : "5";
    }

    /** A file beside the script that it does not import yet. */
    private Optional<String> file(String ending) {
        Path script = snapshot.document().path();
        return snapshot.source().names(script.getParent()).stream().filter(name -> name.endsWith(ending)).sorted()
                .filter(name -> snapshot.script().imports().stream().map(each -> each.path())
                        .noneMatch(script.resolveSibling(name)::equals))
                .filter(name -> !name.equals(script.getFileName().toString())).findFirst();
    }

    /** What varies in the experiment, as the name of a file says it. */
    private String fields() {
        String fields = axes.stream().filter(Axes::isWord).map(axis -> "{" + axis + "}")
                .collect(Collectors.joining("-"));
        return fields.isEmpty() ? "{seed}" : fields;
    }

    private String rows() {
        return axes.stream().filter(axis -> !axis.equals("edit")).findFirst().orElse("seed");
    }

    private String columns() {
        return axes.contains("edit") ? "edit"
                : axes.stream().filter(axis -> !axis.equals(rows())).findFirst().orElse("edit");
    }

    /** The first declaration of a kind, called where it must be. */
    private Optional<String> name(Class<? extends Declaration> kind) {
        return snapshot.script().symbols().values().stream().map(symbol -> symbol.declaration())
                .filter(kind::isInstance).filter(each -> !each.name().text().isEmpty())
                .filter(each -> owner.filter(own -> own == each).isEmpty()).findFirst().map(this::called);
    }

    private String called(Declaration declaration) {
        String arguments = declaration.parameters().stream().filter(each -> each.defaultValue().isEmpty())
                .map(each -> argument(declaration, each)).collect(Collectors.joining(", "));
        return declaration.name().text() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
    }

    /** Something that a parameter can be. */
    private String argument(Declaration declaration, Parameter parameter) {
        return switch (Parameters.places(declaration).getOrDefault(parameter.name().text(), Place.NUMBER)) {
            case FEATURE, CHOSEN_FEATURE, MEASURED -> feature();
            case BLOCK -> block(false);
            case ENCODED_BLOCK -> block(true);
            case REGION -> region();
            case PROMPT, NEGATIVE, TEXT -> FeatureProposals.quoted(parameter.name().text());
            case MASK -> FeatureProposals.quoted(file(".png").orElse("mask.png"));
            default -> "1";
        };
    }

    /** A call as a snippet: each argument that must be given is a place to fill in. */
    String call(Declaration declaration) {
        StringBuilder call = new StringBuilder(declaration.name().text());
        int place = 0;
        for (Parameter parameter : declaration.parameters()) {
            if (parameter.defaultValue().isEmpty()) {
                call.append(place++ == 0 ? "(" : ", ").append("${").append(place).append(':')
                        .append(escaped(argument(declaration, parameter))).append('}');
            }
        }
        return call + (place == 0 ? "" : ")");
    }

    private static String escaped(String value) {
        return value.replaceAll("[\\\\$}]", "\\\\$0");
    }
}
