package unbox.language.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import unbox.language.model.Feature;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Statement.FeatureDeclaration;

/**
 * The features that an expression writes out, also under names; those of parameters and of {@code top} are not known, nor
 * those of more names than {@link ExpansionRules} allow.
 */
final class NamedFeatures {
    private final Scope scope;
    private final Set<String> open = new HashSet<>();
    private long left = ExpansionRules.MOST_FEATURES;

    private NamedFeatures(Scope scope) {
        this.scope = scope;
    }

    static List<Feature> of(Expression expression, Scope scope) {
        return new NamedFeatures(scope).read(expression);
    }

    private List<Feature> read(Expression expression) {
        if (--left < 0 || open.size() > ExpansionRules.DEEPEST) {
            return List.of();
        }
        return switch (expression) {
            case Expression.FeatureLiteral literal -> Labels.feature(literal).stream().toList();
            case Expression.FeatureRange range -> readRange(range);
            case Expression.Reference reference -> readName(reference.name().text());
            case Expression.ListLiteral list -> list.items().stream().flatMap(item -> read(item).stream()).toList();
            case Expression.Each each -> read(each.list());
            default -> List.of();
        };
    }

    private List<Feature> readRange(Expression.FeatureRange range) {
        long count = count(range);
        left -= count;
        if (count == 0 || left < 0) {
            return List.of();
        }
        Feature first = Labels.feature(range.from()).orElseThrow();
        return IntStream.range(first.index(), first.index() + (int) count)
                .mapToObj(index -> new Feature(first.block(), index)).toList();
    }

    /** How many features a range has; none where it is unfinished or counts down. */
    static long count(Expression.FeatureRange range) {
        return Labels.feature(range.from()).filter(first -> NumberUse.INDEX.allows(range.to().value()))
                .map(first -> Math.max(0, range.to().value().longValueExact() - first.index() + 1)).orElse(0L);
    }

    private List<Feature> readName(String name) {
        List<Feature> features = new ArrayList<>();
        scope.find(name).ifPresent(symbol -> {
            if (symbol.declaration() instanceof FeatureDeclaration named && open.add(name)) {
                named.features().forEach(feature -> features.addAll(read(feature)));
                open.remove(name);
            }
        });
        return features;
    }
}
