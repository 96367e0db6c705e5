package unbox.server.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.FeatureSearch;
import unbox.language.model.Feature;
import unbox.language.syntax.Continuation.Place;
import unbox.server.answer.Proposal.Kind;
import unbox.server.answer.Proposal.Proposals;
import unbox.server.snapshot.Snapshot;

/** Features by number and by what their labels say: {@code up.0.1#49}, {@code up.0.1#tiger}, {@code tiger}. */
final class FeatureProposals {
    private final Caret caret;
    private final Snapshot snapshot;
    private final String typed;
    private final int hash;

    FeatureProposals(Caret caret) {
        this.caret = caret;
        snapshot = caret.snapshot();
        typed = caret.typed();
        hash = typed.indexOf('#');
    }

    Proposals find(int limit) {
        if (!isWanted() || limit <= 0) {
            return new Proposals(caret.word(), List.of(), false);
        }
        Set<Feature> found = hash < 0 ? anywhere(limit) : inBlock(limit);
        List<Proposal> items = new ArrayList<>();
        found.stream().limit(limit).forEach(feature -> items.add(proposal(feature)));
        return new Proposals(caret.word(), items, found.size() >= limit || typed.isEmpty() || searches());
    }

    /**
     * In a call features are offered where its parameter is one, and behind {@code block#} wherever that was written. Behind
     * {@code feature} mostly a new name is written, and a list would be in its way: Visual Studio Code goes on with a list
     * that is open when the next word begins, and does not ask for what fits there.
     */
    private boolean isWanted() {
        if (hash < 0 && !typed.isEmpty() && caret.isBehind("feature")) {
            return false;
        }
        Place place = new Places(caret).wanted();
        boolean here = caret.next().value() || place == Place.FEATURE && caret.next().words().contains("rows");
        return hash >= 0 || here && (Suits.isFeature(place) || place == Place.DEFAULT_VALUE);
    }

    private Set<Feature> anywhere(int limit) {
        Set<Feature> found = new LinkedHashSet<>();
        String words = typed.toLowerCase(Locale.ROOT);
        snapshot.script().labels().forEach((feature, label) -> {
            if (hasWord(label, words)) {
                found.add(feature);
            }
        });
        FeatureSearch.find(snapshot.catalog(), snapshot::index, words.replace('_', ' '), limit)
                .forEach(hit -> found.add(hit.feature()));
        return found;
    }

    private static boolean hasWord(String label, String words) {
        String text = " " + label.toLowerCase(Locale.ROOT);
        for (String word : words.split("[-_ ]+")) {
            if (!text.contains(" " + word)) {
                return false;
            }
        }
        return true;
    }

    private Set<Feature> inBlock(int limit) {
        String block = typed.substring(0, hash);
        String words = typed.substring(hash + 1).toLowerCase(Locale.ROOT);
        Optional<AutoencoderCard> card = snapshot.catalog().autoencoder(block);
        Set<Feature> found = new LinkedHashSet<>();
        if (card.isEmpty()) {
            return found;
        }
        if (words.isEmpty() || !isNumber(words)) {
            snapshot.script().labels().forEach((feature, label) -> {
                if (feature.block().equals(block) && hasWord(label, words)) {
                    found.add(feature);
                }
            });
            FeatureSearch.find(snapshot.catalog(), snapshot::index, block + " " + words.replaceAll("[-_]", " "), limit)
                    .forEach(hit -> found.add(hit.feature()));
        }
        if (words.isEmpty() || isNumber(words)) {
            snapshot.index(card.get()).numbered(words, limit).forEach(index -> found.add(new Feature(block, index)));
        }
        return found;
    }

    private Proposal proposal(Feature feature) {
        Optional<String> label = label(snapshot, feature);
        String written = feature + label.map(text -> " " + quoted(text)).orElse("");
        return new Proposal(feature + label.map(text -> " " + text).orElse(""), Kind.FEATURE, written, false,
                filter(feature, label.orElse("")), strength(feature), "feature " + feature);
    }

    /** Begins with what was typed, since some editors drop what does not; what may be typed next follows. */
    private String filter(Feature feature, String label) {
        String words = typed.substring(hash + 1);
        String block = typed.substring(0, hash + 1);
        if (hash >= 0 && (words.isEmpty() || Character.isDigit(words.charAt(0)))) {
            return block + feature.index() + (words.isEmpty() ? " " + label : "");
        }
        return block + words + turned(label, words);
    }

    /**
     * A label from behind the typed words on, then what is before them. The words stand in it only once: editors that
     * find letters anywhere would put a label first that has them again.
     */
    private static String turned(String label, String words) {
        int at = IntStream.range(0, label.length()).filter(start -> start == 0 || label.charAt(start - 1) == ' ')
                .filter(start -> label.regionMatches(true, start, words, 0, words.length())).findFirst().orElse(-1);
        if (at <= 0) {
            return at < 0 ? " " + label : label.substring(words.length());
        }
        return label.substring(at + words.length()) + " " + label.substring(0, at - 1);
    }

    private boolean searches() {
        return hash < 0 ? !typed.isEmpty() : !behindHash().isEmpty() && !isNumber(behindHash());
    }

    private String behindHash() {
        return typed.substring(hash + 1);
    }

    private static boolean isNumber(String words) {
        return Character.isDigit(words.charAt(0));
    }

    private String strength(Feature feature) {
        return snapshot.catalog().autoencoder(feature.block()).flatMap(card -> card.mean(feature.index()))
                .map(mean -> mean == 0 ? "never fires" : "mean " + Cards.number(mean)).orElse("");
    }

    /** What the text calls a feature, else the catalog. */
    static Optional<String> label(Snapshot snapshot, Feature feature) {
        Map<Feature, String> written = snapshot.script().labels();
        return Optional.ofNullable(written.get(feature))
                .or(() -> snapshot.catalog().autoencoder(feature.block()).flatMap(card -> card.label(feature.index())));
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
