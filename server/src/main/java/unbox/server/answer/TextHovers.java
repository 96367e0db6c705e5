package unbox.server.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.check.Regions;
import unbox.language.plan.ExperimentPlan;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Text;
import unbox.language.syntax.Token;
import unbox.server.snapshot.Snapshot;

/** What there is to say about a text in quotes: it may be a model, a file, a prompt or a path of pictures. */
final class TextHovers {
    private static final int MOST_FILES = 5;

    private final Snapshot snapshot;
    private final Drawing drawing;

    TextHovers(Snapshot snapshot, Drawing drawing) {
        this.snapshot = snapshot;
        this.drawing = drawing;
    }

    /** Markdown; empty where there is nothing to say. */
    Optional<String> about(Token token) {
        Optional<Statement> statement = Statements.at(snapshot.tree(), token.range().start());
        String told = statement.map(each -> switch (each) {
            case Statement.ModelStatement model -> snapshot.catalog().model().map(Cards::model).orElse("");
            case Statement.SaesStatement saes -> autoencoders();
            case Statement.ImportStatement file -> imported(file.path());
            case Statement.PromptDeclaration prompt when is(prompt.text(), token) ->
                PromptTexts.tokens(snapshot, prompt.text());
            case Statement.ExperimentStatement experiment when saved(experiment, token) -> files(experiment);
            default -> value(token);
        }).orElse("");
        return Optional.of(told).filter(each -> !each.isEmpty());
    }

    private static boolean is(Text text, Token token) {
        return text.range().equals(token.range());
    }

    private String autoencoders() {
        return snapshot.catalog().autoencoders().values().stream()
                .map(card -> "`" + card.block() + "` " + card.features() + " features, " + card.k()
                        + " on at a position")
                .sorted().collect(Collectors.joining("\n\n"));
    }

    /** The names that a file brings. */
    private String imported(Text path) {
        Optional<SyntaxTree> tree = Links.resolve(snapshot, path.value()).flatMap(snapshot.source()::tree);
        List<String> names = tree.stream().flatMap(each -> each.statements().stream())
                .filter(Statement.Declaration.class::isInstance).map(Statement.Declaration.class::cast)
                .map(each -> unbox.server.names.Target.Kind.of(each).word() + " `" + each.name().text() + "`").toList();
        return tree.isEmpty() ? "" : names.isEmpty() ? "Brings no names." : "Brings " + String.join(", ", names) + ".";
    }

    private static boolean saved(Statement.ExperimentStatement experiment, Token token) {
        return experiment.clauses().stream().anyMatch(clause -> clause instanceof Clause.Save save
                && is(save.path(), token));
    }

    /** Where an experiment's pictures go. */
    private String files(Statement.ExperimentStatement experiment) {
        List<ExperimentPlan> plan = snapshot.plan().stream().flatMap(each -> each.experiments().stream())
                .filter(each -> each.name().equals(experiment.name().text())).toList();
        List<String> files = plan.stream().flatMap(each -> each.runs().stream()).flatMap(run -> run.output().stream())
                .map(file -> "`" + snapshot.document().path().getParent().relativize(file) + "`").toList();
        Stream<String> more = files.size() > MOST_FILES
                ? Stream.of("and " + (files.size() - MOST_FILES) + " more")
                : Stream.empty();
        return Stream.concat(files.stream().limit(MOST_FILES), more).collect(Collectors.joining("\n\n"));
    }

    /** A prompt, or a mask. Labels and captions say themselves what they are. */
    private String value(Token token) {
        int offset = token.range().start();
        Optional<Expression.Call> mask = Statements.expression(snapshot.tree(), offset, Expression.Call.class)
                .filter(call -> call.name().text().equals("mask"));
        if (mask.isPresent()) {
            return Regions.written(mask.get(), snapshot.script())
                    .map(region -> RegionPicture.of(region, snapshot, drawing)).orElse("");
        }
        return Statements.expression(snapshot.tree(), offset, Expression.TextLiteral.class)
                .filter(literal -> is(literal.text(), token))
                .map(literal -> PromptTexts.tokens(snapshot, literal.text())).orElse("");
    }
}
