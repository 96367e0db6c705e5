package unbox.runtime.reading;

import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.Catalog;
import unbox.language.model.Feature;

/** What features are called and what a strength of 1 means for them. The script's own labels go before the catalog's. */
public record FeatureGuide(Map<Feature, String> written, Catalog catalog) {

    public Optional<String> label(Feature feature) {
        return Optional.ofNullable(written.get(feature))
                .or(() -> catalog.autoencoder(feature.block()).flatMap(card -> card.label(feature.index())));
    }

    /** The feature's mean activation where it is on. */
    public Optional<Float> unit(Feature feature) {
        return catalog.autoencoder(feature.block()).flatMap(card -> card.mean(feature.index()));
    }

    /** {@code up.0.1#4977 tiger stripes}. */
    public String name(Feature feature) {
        return feature + label(feature).map(label -> " " + label).orElse("");
    }
}
