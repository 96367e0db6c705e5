package unbox.language.check;

import static unbox.language.problem.ProblemCode.AUTOENCODERS_NOT_FOUND;
import static unbox.language.problem.ProblemCode.AUTOENCODER_BROKEN;
import static unbox.language.problem.ProblemCode.DUPLICATE_AUTOENCODER;
import static unbox.language.problem.ProblemCode.DUPLICATE_STATEMENT;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.ModelCard;
import unbox.language.check.Known.Size;
import unbox.language.check.Script.Source;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Statement.SaesStatement;

/**
 * The autoencoders that a script names: finds them and says what is wrong with them. Those that the model brings itself
 * stand for the blocks that the script names none for.
 */
final class AutoencoderRules {

    /** An autoencoder and the statement that brings it. */
    private record Named(AutoencoderCard card, SaesStatement statement) {}

    private final Source source;
    private final CatalogSource files;
    private final Report report;
    private final Map<String, Named> named = new LinkedHashMap<>();

    AutoencoderRules(Source source, CatalogSource files, Report report) {
        this.source = source;
        this.files = files;
        this.report = report;
    }

    /** The autoencoders that a text names. */
    static List<SaesStatement> statements(Source source) {
        return source.tree().statements().stream().filter(SaesStatement.class::isInstance)
                .map(SaesStatement.class::cast).toList();
    }

    Known check(Optional<ModelCard> model, Optional<Size> pictureSize) {
        var references = new References(source, files, report);
        boolean all = !Scope.lost(source.tree(), "saes", SaesStatement.class);
        Set<String> written = new HashSet<>();
        for (SaesStatement statement : statements(source)) {
            if (!written.add(statement.reference().value())) {
                report.add(DUPLICATE_STATEMENT, statement.reference().range(),
                        "These autoencoders are named twice. Leave one out.",
                        Omission.of(source.tree(), statement.range()));
                continue;
            }
            Optional<List<AutoencoderCard>> found = references.find(statement.reference(), files::autoencoders,
                    AUTOENCODERS_NOT_FOUND, AUTOENCODER_BROKEN);
            found.ifPresent(cards -> add(statement, cards, model));
            all &= found.isPresent();
        }
        Map<String, AutoencoderCard> cards = new LinkedHashMap<>();
        named.forEach((block, each) -> cards.put(block, each.card()));
        model.ifPresent(card -> files.ownAutoencoders(card).forEach(own -> cards.putIfAbsent(own.block(), own)));
        return new Known(new Catalog(model, Map.copyOf(cards)), all && model.isPresent(), pictureSize);
    }

    private void add(SaesStatement statement, List<AutoencoderCard> cards, Optional<ModelCard> model) {
        Map<String, AutoencoderCard> twice = new LinkedHashMap<>();
        for (AutoencoderCard card : cards) {
            if (fits(statement, card, model) && named.putIfAbsent(card.block(), new Named(card, statement)) != null) {
                twice.put(card.block(), card);
            }
        }
        if (!twice.isEmpty()) {
            AutoencoderCard second = twice.values().iterator().next();
            Named first = named.get(second.block());
            String message = "%s %s two autoencoders: one in %s and one in %s. Leave one out.".formatted(
                    Words.codes(List.copyOf(twice.keySet())), twice.size() == 1 ? "has" : "have",
                    place(first, statement), place(new Named(second, statement), first.statement()));
            report.add(Problem.of(DUPLICATE_AUTOENCODER, statement.reference().range(), message).with(
                    new Related(source.path(), first.statement().reference().range(), "the other autoencoder")));
        }
    }

    /** The reference, or the folder where both come from the same reference. */
    private static String place(Named named, SaesStatement other) {
        String reference = named.statement().reference().value();
        return Words.code(reference.equals(other.reference().value()) ? named.card().folder().toString() : reference);
    }

    private boolean fits(SaesStatement statement, AutoencoderCard card, Optional<ModelCard> model) {
        Optional<String> misfit = model.flatMap(card::misfit);
        misfit.ifPresent(why -> report.add(AUTOENCODER_BROKEN, statement.reference().range(), why));
        return misfit.isEmpty();
    }
}
