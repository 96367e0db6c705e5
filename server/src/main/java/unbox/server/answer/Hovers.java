package unbox.server.answer;

import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.catalog.clip.ClipTokenizer;
import unbox.language.check.Regions;
import unbox.language.model.Feature;
import unbox.language.plan.ExperimentPlan;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Token;
import unbox.server.names.Occurrence;
import unbox.server.names.Target;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** What there is to say about the thing under the pointer. */
public final class Hovers {

    /** Markdown about a range of the text. */
    public record Hover(Range range, String markdown) {}

    private final World world;
    private final Snapshot snapshot;
    private final int offset;

    private Hovers(World world, Snapshot snapshot, int offset) {
        this.world = world;
        this.snapshot = snapshot;
        this.offset = offset;
    }

    /** Empty where there is nothing to say. */
    public static Optional<Hover> at(World world, Snapshot snapshot, int offset) {
        return new Hovers(world, snapshot, offset).find();
    }

    private Optional<Hover> find() {
        return snapshot.names().at(offset).map(this::name).or(this::token);
    }

    private Hover name(Occurrence occurrence) {
        Target target = occurrence.target();
        String text = world.document(target.file()).map(Document::text).orElse("");
        String head = target.kind() == Target.Kind.PARAMETER
                ? "parameter `" + target.text() + "` of `"
                        + ((Statement.Declaration) target.statement()).name().text() + "`"
                : Cards.declaration(target, text);
        String more = switch (target.statement()) {
            case Statement.RegionDeclaration region when target.kind() == Target.Kind.REGION ->
                picture(region.region());
            case Statement.FeatureDeclaration feature when target.kind() == Target.Kind.FEATURE -> features(feature);
            case Statement.PromptDeclaration prompt when target.kind() == Target.Kind.PROMPT ->
                tokens(prompt.text().value());
            case Statement.ExperimentStatement experiment -> pictures(experiment.name().text());
            default -> "";
        };
        return new Hover(occurrence.range(), more.isEmpty() ? head : head + "\n\n" + more);
    }

    private String picture(Expression region) {
        return Regions.written(region, snapshot.script()).map(RegionPicture::of).orElse("");
    }

    private String features(Statement.FeatureDeclaration declaration) {
        return declaration.features().stream().filter(Expression.FeatureLiteral.class::isInstance)
                .map(Expression.FeatureLiteral.class::cast).flatMap(literal -> feature(literal).stream()).limit(5)
                .map(feature -> Cards.feature(snapshot, feature))
                .reduce((one, other) -> one + "\n\n---\n\n" + other).orElse("");
    }

    private static Optional<Feature> feature(Expression.FeatureLiteral literal) {
        return literal.index().isPresent()
                ? Optional.of(new Feature(literal.block(), literal.index().getAsInt()))
                : Optional.empty();
    }

    /** How many pictures an experiment makes and what they cost. */
    private String pictures(String experiment) {
        return snapshot.plan().stream().flatMap(plan -> plan.experiments().stream())
                .filter(each -> each.name().equals(experiment)).map(Hovers::cost).findFirst().orElse("");
    }

    private static String cost(ExperimentPlan experiment) {
        long passes = experiment.runs().stream()
                .mapToLong(run -> (long) run.facts().steps() * (run.facts().guided() ? 2 : 1)).sum();
        int twins = experiment.runs().size() - experiment.pictures();
        return count(experiment.pictures(), "picture") + (twins == 0 ? "" : " and " + count(twins, "unedited twin"))
                + ", about " + count(passes, "forward pass") + " of the U-Net";
    }

    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : thing.endsWith("s") ? "es" : "s");
    }

    private Optional<Hover> token() {
        Optional<Token> token = Caret.tokenAround(snapshot.tree().tokens(), offset + 1)
                .filter(each -> !each.text().isBlank()).or(() -> Caret.tokenAround(snapshot.tree().tokens(), offset));
        return token.flatMap(each -> switch (each.kind()) {
            case FEATURE -> Topics.feature(each.text()).map(feature -> new Hover(each.range(), card(feature)));
            case BLOCK -> Optional.of(new Hover(each.range(), Cards.block(snapshot, each.text())));
            case STRING -> text(each);
            case KEYWORD, NAME -> word(each);
            default -> Optional.empty();
        });
    }

    private String card(Feature feature) {
        String users = Cards.users(world, feature);
        return Cards.feature(snapshot, feature) + (users.isEmpty() ? "" : "\n\n" + users);
    }

    private Optional<Hover> word(Token token) {
        boolean shape = token.text().equals("rect") || token.text().equals("ellipse") || token.text().equals("mask");
        if (token.kind() == Token.Kind.NAME && !shape && snapshot.script().symbols().containsKey(token.text())) {
            return Optional.empty();
        }
        String drawn = shape
                ? Statements.expression(snapshot.tree(), token.range().start(), Expression.Call.class)
                        .map(this::picture).orElse("")
                : "";
        return Words.of(token.text())
                .map(word -> new Hover(token.range(), word.markdown() + (drawn.isEmpty() ? "" : "\n\n" + drawn)));
    }

    private Optional<Hover> text(Token token) {
        Optional<Statement> statement = Statements.at(snapshot.tree(), token.range().start());
        boolean model = statement.filter(Statement.ModelStatement.class::isInstance).isPresent();
        if (model) {
            return snapshot.catalog().model().map(card -> new Hover(token.range(), Cards.model(card)));
        }
        Stream<String> prompts = Stream.concat(
                statement.stream().filter(Statement.PromptDeclaration.class::isInstance)
                        .map(each -> ((Statement.PromptDeclaration) each).text())
                        .filter(text -> text.range().equals(token.range())).map(text -> text.value()),
                Statements.expression(snapshot.tree(), offset, Expression.TextLiteral.class).stream()
                        .filter(text -> text.range().equals(token.range())).map(text -> text.text().value()));
        return prompts.findFirst().map(this::tokens).filter(markdown -> !markdown.isEmpty())
                .map(markdown -> new Hover(token.range(), markdown));
    }

    private String tokens(String prompt) {
        return snapshot.catalog().model().map(model -> {
            ClipTokenizer.Tokens tokens = model.tokenizer().tokenize(prompt);
            return Math.min(tokens.length(), tokens.maximum()) + " of " + tokens.maximum() + " tokens"
                    + tokens.cut().map(cut -> ". Cut off: *" + Cards.escaped(cut.of(prompt)) + "*").orElse("");
        }).orElse("");
    }
}
