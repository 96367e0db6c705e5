package unbox.language.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import unbox.language.check.Script.Source;
import unbox.language.model.Feature;
import unbox.language.syntax.Expression.FeatureLiteral;
import unbox.language.syntax.Statement;

/**
 * The labels that a text gives to features; they take the place of the catalog's.
 *
 * @param stated by statements whose only purpose it is: {@code feature up.0.1#90 "fur"}
 * @param mentioned behind the features of named ones, where nothing is stated
 */
record Labels(Map<Feature, String> stated, Map<Feature, String> mentioned) {

    /** The labels of a file and of those it imports, whose labels count for less the later they come. */
    static Labels of(Iterable<Source> sources) {
        Map<Feature, String> stated = new LinkedHashMap<>();
        Map<Feature, String> mentioned = new LinkedHashMap<>();
        for (Source source : sources) {
            for (Statement statement : source.tree().statements()) {
                switch (statement) {
                    case Statement.LabelStatement label -> add(label.feature(), stated);
                    case Statement.FeatureDeclaration named -> named.features().stream()
                            .filter(FeatureLiteral.class::isInstance)
                            .forEach(feature -> add((FeatureLiteral) feature, mentioned));
                    default -> {
                    }
                }
            }
        }
        return new Labels(stated, mentioned);
    }

    private static void add(FeatureLiteral literal, Map<Feature, String> labels) {
        feature(literal)
                .ifPresent(feature -> literal.label().ifPresent(text -> labels.putIfAbsent(feature, text.value())));
    }

    /** The feature that a literal names; empty while it is unfinished. */
    static Optional<Feature> feature(FeatureLiteral literal) {
        OptionalInt index = literal.index();
        return index.isPresent() ? Optional.of(new Feature(literal.block(), index.getAsInt())) : Optional.empty();
    }

    /** All of them together. */
    Map<Feature, String> all() {
        Map<Feature, String> all = new LinkedHashMap<>(mentioned);
        all.putAll(stated);
        return all;
    }
}
