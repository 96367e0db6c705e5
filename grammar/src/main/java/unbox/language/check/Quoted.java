package unbox.language.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression.TextLiteral;

/** A text in quotes where something else is wanted: what it would be without them, or the feature that it labels. */
final class Quoted {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern BLOCK = Pattern.compile("[a-z]+(\\.\\d+)+");
    private static final Pattern FEATURE = Pattern.compile("[a-z]+(\\.\\d+)+#\\d+");

    private static final int MOST = 3;

    private final Context context;
    private final Slot slot;
    private final String value;
    private final TextLiteral literal;

    Quoted(Context context, Slot slot, TextLiteral literal) {
        this.context = context;
        this.slot = slot;
        this.literal = literal;
        value = literal.text().value();
    }

    /** How to mend it, where that is plain. */
    Fix[] fixes() {
        boolean fits = switch (slot.want()) {
            case Want.Number wanted -> NUMBER.matcher(value).matches() || isName();
            case Want.Window wanted -> NUMBER.matcher(value).matches() || isName();
            case Want.Block wanted -> BLOCK.matcher(value).matches() || value.equals("all") || isName();
            case Want.Features wanted -> FEATURE.matcher(value).matches() || isName();
            case Want.Edit wanted -> value.equals("none") || isName();
            default -> isName();
        };
        return fits
                ? new Fix[]{Fix.replace("Remove the quotes", literal.range(), value)}
                : labelled().map(feature -> Fix.replace("Write `%s`".formatted(feature), literal.range(), feature))
                        .toArray(Fix[]::new);
    }

    private boolean isName() {
        boolean parameter = slot.owner().stream().flatMap(owner -> owner.parameters().stream())
                .anyMatch(each -> each.name().text().equals(value));
        return parameter || context.scope().find(value)
                .filter(symbol -> Mismatch.fits(symbol.declaration(), slot.want())).isPresent();
    }

    /** The first features that have this label, with it. */
    private Stream<String> labelled() {
        boolean features = slot.want() instanceof Want.Features;
        return context.catalog().autoencoders().values().stream().filter(card -> features)
                .flatMap(card -> labelled(card).stream()).sorted().limit(MOST);
    }

    private List<String> labelled(AutoencoderCard card) {
        return card.labels().entrySet().stream().filter(entry -> entry.getValue().label().equals(value))
                .map(Map.Entry<Integer, FeatureLabel>::getKey).sorted()
                .map(index -> "%s#%d \"%s\"".formatted(card.block(), index, value)).toList();
    }
}
