package unbox.server.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.catalog.ModelCard;
import unbox.language.check.Parameters;
import unbox.language.check.Script.Symbol;
import unbox.language.syntax.Continuation.OpenCall;
import unbox.language.syntax.Continuation.Place;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Token;
import unbox.server.answer.Proposal.Kind;

/** The names that fit: declarations, parameters, blocks, axes, branches, formats. */
final class NameProposals {
    private final Caret caret;
    private final Place place;
    private final Fillings fillings;
    /** By their labels: what is named twice is meant once. */
    private final Map<String, Proposal> found = new LinkedHashMap<>();

    NameProposals(Caret caret) {
        this.caret = caret;
        place = new Places(caret).wanted();
        fillings = new Fillings(caret);
    }

    List<Proposal> find() {
        if (place == Place.MEASURED) {
            addChange();
        }
        if (caret.next().value()) {
            addArgumentNames();
            addParameters();
            addDeclarations();
        }
        switch (place) {
            case BLOCK -> addBlocks(false);
            case ENCODED_BLOCK, CHOSEN_FEATURE -> addBlocks(true);
            case FEATURE, MEASURED -> addBlocksOfFeatures();
            case AXIS_NAME -> new Axes(caret).proposals().forEach(this::add);
            case BRANCH -> addValuesBehind("on", "cond", "uncond", "both", "opposed");
            case DTYPE -> addValuesBehind("dtype", "float32", "float16");
            case SIZE -> addSizes();
            case MODEL, AUTOENCODERS, IMPORT, MASK -> addTexts();
            case NUMBER -> addCounts();
            default -> {
                // nothing has a name there
            }
        }
        return List.copyOf(found.values());
    }

    private void add(Proposal proposal) {
        found.putIfAbsent(proposal.label(), proposal);
    }

    /** At the beginning of an argument, the parameters that have none yet. */
    private void addArgumentNames() {
        Optional<OpenCall> open = caret.next().call().filter(OpenCall::beginning);
        if (open.isEmpty()) {
            return;
        }
        OpenCall call = open.get();
        int given = call.index() - call.named().size();
        new Places(caret).called().ifPresent(symbol -> symbol.declaration().parameters().stream().skip(given)
                .map(each -> each.name().text()).filter(name -> !call.named().contains(name))
                .forEach(name -> add(new Proposal(name + ":", Kind.PARAMETER, name + ": ", false, name,
                        "parameter of " + call.name(), "name " + call.name()))));
    }

    /** Where a number or a name is wanted, and no other value. */
    private void addCounts() {
        if (caret.isBehind("top") || caret.isBehind("steps")) {
            addParameters();
        }
    }

    private void addParameters() {
        caret.owner().ifPresent(owner -> {
            Map<String, Place> places = Parameters.places(owner);
            owner.parameters().stream().map(each -> each.name().text()).filter(name -> !name.isEmpty())
                    .filter(name -> !places.containsKey(name) || Suits.parameter(places.get(name), place))
                    .forEach(name -> add(new Proposal(name, Kind.PARAMETER, name, false, name,
                            "parameter of " + owner.name().text(), "")));
        });
    }

    private void addDeclarations() {
        Declaration owner = caret.owner().orElse(null);
        caret.snapshot().script().symbols().forEach((name, symbol) -> {
            if (!name.isEmpty() && symbol.declaration() != owner && Suits.declaration(symbol.declaration(), place)) {
                add(proposal(name, symbol));
            }
        });
    }

    private Proposal proposal(String name, Symbol symbol) {
        Declaration declaration = symbol.declaration();
        String from = symbol.source().path().equals(caret.snapshot().document().path())
                ? ""
                : ", " + symbol.source().path().getFileName();
        String label = name + (declaration.parameters().isEmpty() ? ""
                : declaration.parameters().stream()
                        .map(each -> each.name().text()).collect(Collectors.joining(", ", "(", ")")));
        String call = fillings.call(declaration);
        return new Proposal(label, kind(declaration), call, !call.equals(name), name,
                kind(declaration).name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + from, "name " + name);
    }

    private static Kind kind(Declaration declaration) {
        return switch (declaration) {
            case Statement.PromptDeclaration prompt -> Kind.PROMPT;
            case Statement.FeatureDeclaration feature -> Kind.NAMED_FEATURE;
            case Statement.RegionDeclaration region -> Kind.REGION;
            case Statement.EditDeclaration edit -> Kind.EDIT;
        };
    }

    private void addBlocks(boolean encoded) {
        var catalog = caret.snapshot().catalog();
        List<String> all = catalog.model().map(ModelCard::blocks).orElse(List.of()).stream()
                .map(ModelCard.BlockCard::name).toList();
        Stream<String> names = all.isEmpty() ? catalog.autoencoders().keySet().stream().sorted() : all.stream();
        names.filter(name -> !encoded || catalog.autoencoders().containsKey(name))
                .filter(name -> caret.next().value())
                .forEach(name -> add(new Proposal(name, Kind.BLOCK, name + index(), false, name,
                        catalog.autoencoder(name)
                                .map(card -> "block, " + card.features() + " features").orElse("block"),
                        "block " + name)));
    }

    /** The beginnings of features: what follows the number sign is offered next. */
    private void addBlocksOfFeatures() {
        if (caret.next().value() && (place == Place.FEATURE || !caret.typed().isEmpty())) {
            String behind = index().isEmpty() ? "#" : index();
            caret.snapshot().catalog().autoencoders()
                    .forEach((name, card) -> add(new Proposal(name + "#", Kind.BLOCK,
                            name + behind, false, name + "#", card.features() + " features", "block " + name)));
        }
    }

    /** The number behind the block that the caret is in, which stays. */
    private String index() {
        String word = caret.word().of(caret.snapshot().text());
        return word.contains("#") ? word.substring(word.indexOf('#')) : "";
    }

    private void addChange() {
        if (caret.next().value()) {
            for (String where : List.of("", " in ", " outside ")) {
                String text = where.isEmpty() ? "" : fillings.fill("${1:<region>}");
                String label = "change" + where + (where.isEmpty() ? "" : "R");
                add(new Proposal(label, Kind.VALUE, "change" + where + text, !where.isEmpty(), label, "",
                        "word change"));
            }
        }
    }

    private void addValuesBehind(String word, String... values) {
        if (caret.isBehind(word)) {
            addValues(values);
        }
    }

    private void addValues(String... values) {
        for (String value : values) {
            add(new Proposal(value, Kind.VALUE, value, false, value, "", "word " + value));
        }
    }

    private void addSizes() {
        caret.snapshot().catalog().model().ifPresent(model -> {
            for (double part : new double[]{1, 0.5, 2}) {
                int width = (int) (model.defaultWidth() * part);
                int height = (int) (model.defaultHeight() * part);
                addValuesBehind("size", width + " x " + height);
            }
        });
    }

    /** What could be written in quotes, with them; behind a folder's the caret stays inside. */
    private void addTexts() {
        boolean open = caret.previous().map(Token::text)
                .filter(Set.of("model", "saes", "import", "(", ":")::contains).isPresent();
        if (open) {
            new TextProposals(caret).find().items().forEach(each -> {
                boolean folder = each.kind() == Kind.FOLDER;
                String text = folder ? each.text().replaceAll("([\\\\$}])", "\\\\$1") + "$0" : each.text();
                add(new Proposal('"' + each.label() + '"', each.kind(), '"' + text + '"', folder, each.filter(),
                        each.detail(), each.topic()));
            });
        }
    }
}
