package unbox.server.answer;

import java.util.Optional;
import java.util.stream.Collectors;
import unbox.language.check.Parameters;
import unbox.language.check.Regions;
import unbox.language.model.Feature;
import unbox.language.plan.ExperimentPlan;
import unbox.language.syntax.Continuation.Place;
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
    private final Drawing drawing;

    private Hovers(World world, Snapshot snapshot, int offset, Drawing drawing) {
        this.world = world;
        this.snapshot = snapshot;
        this.offset = offset;
        this.drawing = drawing;
    }

    /** Empty where there is nothing to say. */
    public static Optional<Hover> at(World world, Snapshot snapshot, int offset, Drawing drawing) {
        return new Hovers(world, snapshot, offset, drawing).find();
    }

    private Optional<Hover> find() {
        return snapshot.names().at(offset).map(this::name).or(this::token);
    }

    private Hover name(Occurrence occurrence) {
        Target target = occurrence.target();
        if (target.kind() == Target.Kind.PARAMETER) {
            return new Hover(occurrence.range(), parameter(target));
        }
        String text = world.document(target.file()).map(Document::text).orElse("");
        String more = switch (target.statement()) {
            case Statement.RegionDeclaration region -> picture(region.region());
            case Statement.FeatureDeclaration feature -> features(feature);
            case Statement.PromptDeclaration prompt -> tokens(occurrence, prompt);
            case Statement.ExperimentStatement experiment -> pictures(experiment.name().text());
            default -> "";
        };
        String head = Cards.declaration(target, text);
        return new Hover(occurrence.range(), more.isEmpty() ? head : head + "\n\n" + more);
    }

    private String parameter(Target target) {
        var owner = (Statement.Declaration) target.statement();
        String source = world.document(target.file()).map(Document::text).orElse("");
        String head = owner.parameters().stream().map(each -> each.range().of(source))
                .collect(Collectors.joining(", ", owner.name().text() + "(", ")"));
        String kind = Optional.ofNullable(Parameters.places(owner).get(target.text())).map(Hovers::kind).orElse("");
        return "```unbox\n" + Target.Kind.of(owner).word() + " " + head + "\n```\n\nparameter `" + target.text()
                + "` of `"
                + owner.name().text() + "`" + kind + owner.doc().map(doc -> "\n\n" + doc).orElse("");
    }

    private static String kind(Place place) {
        return switch (place) {
            case NUMBER -> ": a number";
            case TEXT -> ": a text";
            case PROMPT, NEGATIVE -> ": a prompt";
            case FEATURE, CHOSEN_FEATURE, MEASURED -> ": a feature";
            case BLOCK -> ": a block";
            case ENCODED_BLOCK -> ": a block with an autoencoder";
            case REGION -> ": a region";
            default -> "";
        };
    }

    /** Of a call the prompt with its arguments. */
    private String tokens(Occurrence occurrence, Statement.PromptDeclaration prompt) {
        return Statements.expression(snapshot.tree(), occurrence.range().start(), Expression.Call.class)
                .filter(call -> call.name().range().equals(occurrence.range()))
                .map(call -> PromptTexts.tokens(snapshot, prompt, call))
                .orElseGet(() -> PromptTexts.tokens(snapshot, prompt.text()));
    }

    private String picture(Expression region) {
        return Regions.written(region, snapshot.script())
                .map(each -> RegionPicture.of(each, snapshot, drawing)).orElse("");
    }

    private String features(Statement.FeatureDeclaration declaration) {
        return declaration.features().stream().filter(Expression.FeatureLiteral.class::isInstance)
                .map(Expression.FeatureLiteral.class::cast).flatMap(literal -> feature(literal).stream()).limit(5)
                .map(feature -> Cards.feature(world, snapshot, feature, drawing))
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
                + ", about " + count(passes, "forward pass") + " of the U-Net, less what pictures share";
    }

    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : thing.endsWith("s") ? "es" : "s");
    }

    private Optional<Hover> token() {
        Optional<Token> token = Caret.tokenAround(snapshot.tree().tokens(), offset + 1)
                .filter(each -> !each.text().isBlank()).or(() -> Caret.tokenAround(snapshot.tree().tokens(), offset));
        return token.flatMap(each -> switch (each.kind()) {
            case FEATURE -> Topics.feature(each.text()).map(feature -> new Hover(each.range(),
                    Cards.feature(world, snapshot, feature, drawing)));
            case BLOCK -> Optional.of(new Hover(each.range(), Cards.block(snapshot, each.text())));
            case STRING -> new TextHovers(snapshot, drawing).about(each).map(told -> new Hover(each.range(), told));
            case KEYWORD, NAME -> word(each);
            default -> Optional.empty();
        });
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
}
