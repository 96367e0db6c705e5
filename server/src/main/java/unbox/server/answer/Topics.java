package unbox.server.answer;

import java.util.Optional;
import unbox.language.model.Feature;
import unbox.server.names.Target;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** What there is to tell about a proposal, found when a person looks at it. */
public final class Topics {

    private Topics() {}

    /** Markdown about a {@link Proposal#topic}; empty where there is nothing to tell. */
    public static Optional<String> about(String topic, World world, Snapshot snapshot, Drawing drawing) {
        String subject = topic.substring(topic.indexOf(' ') + 1);
        return switch (topic.substring(0, Math.max(0, topic.indexOf(' ')))) {
            case "word" -> Words.of(subject).map(Words.Word::markdown);
            case "block" -> Optional.of(Cards.block(snapshot, subject));
            case "feature" -> feature(subject).map(feature -> Cards.feature(world, snapshot, feature, drawing));
            case "name" -> Optional.ofNullable(snapshot.script().symbols().get(subject))
                    .map(symbol -> Cards.declaration(
                            new Target(Target.Kind.EDIT, symbol.source().path(), symbol.declaration().name().range(),
                                    subject, symbol.declaration()),
                            symbol.source().tree().text()));
            default -> Optional.empty();
        };
    }

    /** What the text calls a feature, else the catalog. */
    public static Optional<String> label(Snapshot snapshot, Feature feature) {
        return FeatureProposals.label(snapshot, feature);
    }

    /** A feature as it is written. */
    public static Optional<Feature> feature(String written) {
        String[] parts = written.split("#");
        return parts.length == 2 && parts[1].matches("\\d{1,9}")
                ? Optional.of(new Feature(parts[0], Integer.parseInt(parts[1])))
                : Optional.empty();
    }
}
