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

/** The features that an expression writes out, also under names; those of parameters and of {@code top} are not known. */
final class NamedFeatures {
    /** More than any autoencoder has; a longer range is a mistake that another rule reports. */
    private static final int MOST = 1 << 16;

    private final Scope scope;
    private final Set<String> open = new HashSet<>();

    private NamedFeatures(Scope scope) {
        this.scope = scope;
    }

    static List<Feature> of(Expression expression, Scope scope) {
        return new NamedFeatures(scope).read(expression);
    }

    private List<Feature> read(Expression expression) {
        return switch (expression) {
            case Expression.FeatureLiteral literal -> Labels.feature(literal).stream().toList();
            case Expression.FeatureRange range -> readRange(range);
            case Expression.Reference reference -> readName(reference.name().text());
            case Expression.ListLiteral list -> list.items().stream().flatMap(item -> read(item).stream()).toList();
            case Expression.Each each -> read(each.list());
            default -> List.of();
        };
    }

    private static List<Feature> readRange(Expression.FeatureRange range) {
        Optional<Feature> first = Labels.feature(range.from());
        if (first.isEmpty() || !NumberUse.INDEX.allows(range.to().value())) {
            return List.of();
        }
        int last = range.to().value().intValueExact();
        return last - first.get().index() > MOST ? List.of()
                : IntStream.rangeClosed(first.get().index(), last)
                        .mapToObj(index -> new Feature(first.get().block(), index)).toList();
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
