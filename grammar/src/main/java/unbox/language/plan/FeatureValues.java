package unbox.language.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.ModelCard.BlockCard;
import unbox.language.check.Script;
import unbox.language.model.Feature;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Text;

/** What expressions of features and blocks come to. */
final class FeatureValues {
    private final Script script;
    private final Evaluator evaluator;

    FeatureValues(Script script, Evaluator evaluator) {
        this.script = script;
        this.evaluator = evaluator;
    }

    static Choice block(String block) {
        return Choice.of(new Value.Blocks(List.of(block)), Caption.of(block));
    }

    /** One feature; an unfinished one is nothing. */
    List<Choice> literal(Expression.FeatureLiteral literal) {
        if (literal.index().isEmpty()) {
            return List.of(Choice.NOTHING);
        }
        return List.of(
                feature(new Feature(literal.block(), literal.index().getAsInt()), literal.label().map(Text::value)));
    }

    /** {@code up.0.1#0..39}: each of them. */
    List<Choice> range(Expression.FeatureRange range) {
        String block = range.from().block();
        int first = range.from().index().orElse(0);
        return IntStream.rangeClosed(first, range.to().value().intValue())
                .mapToObj(index -> feature(new Feature(block, index), Optional.empty())).toList();
    }

    /** {@code B top n}. */
    List<Choice> strongest(Expression.Top top, Scope scope) {
        List<Choice> choices = new ArrayList<>();
        for (Choice block : evaluator.choices(top.block(), scope.where(true))) {
            for (Choice count : evaluator.choices(top.count(), scope)) {
                choices.add(strongest(block, count));
            }
        }
        return choices;
    }

    private static Choice strongest(Choice block, Choice count) {
        return block.value() instanceof Value.Blocks several && count.value() instanceof Value.Number number
                ? Choice.of(new Value.Strongest(several.blocks(), number.number().intValue()),
                        Caption.of(block.caption().shown() + " top " + count.caption().shown()))
                : Choice.NOTHING;
    }

    /** {@code each}: the members of a list apart. */
    List<Choice> members(List<Choice> lists) {
        return lists.stream().flatMap(list -> switch (list.value()) {
            case Value.Features several -> several.features().stream().map(each -> feature(each, Optional.empty()));
            case Value.Blocks several -> several.blocks().stream().map(FeatureValues::block);
            default -> Stream.of(list);
        }).toList();
    }

    /** {@code all}: every block, or every one with an autoencoder. */
    Choice allBlocks(Scope scope) {
        Catalog catalog = script.catalog();
        List<String> blocks = catalog.model().stream().flatMap(model -> model.blocks().stream()).map(BlockCard::name)
                .filter(name -> !scope.encoded() || catalog.autoencoder(name).isPresent()).toList();
        return Choice.of(new Value.Blocks(blocks), Caption.of("all"));
    }

    private Choice feature(Feature feature, Optional<String> written) {
        Optional<String> label = written.or(() -> Optional.ofNullable(script.labels().get(feature)))
                .or(() -> script.catalog().autoencoder(feature.block()).flatMap(card -> card.label(feature.index())));
        String shown = feature + label.map(text -> " " + text).orElse("");
        return Choice.of(new Value.Features(List.of(feature)), Caption.of(shown, feature.toString()));
    }
}
