package unbox.language.check;

import java.util.LinkedHashMap;
import java.util.Map;
import unbox.language.syntax.Continuation.Place;
import unbox.language.syntax.Statement.Declaration;

/** What the parameters of declarations must be, by their uses. */
public final class Parameters {

    private Parameters() {}

    /** What a value for each parameter would be; parameters that nothing uses are not there. */
    public static Map<String, Place> places(Declaration declaration) {
        Map<String, Place> places = new LinkedHashMap<>();
        ParameterKinds.of(declaration).wants().forEach((name, want) -> places.put(name, place(want)));
        return places;
    }

    private static Place place(Want want) {
        return switch (want) {
            case Want.Number number -> Place.NUMBER;
            case Want.Window window -> Place.NUMBER;
            case Want.Text text -> Place.TEXT;
            case Want.Prompt prompt -> Place.PROMPT;
            case Want.MaskFile mask -> Place.MASK;
            case Want.Features features -> features.top() ? Place.CHOSEN_FEATURE : Place.FEATURE;
            case Want.Block block -> block.encoded() ? Place.ENCODED_BLOCK : Place.BLOCK;
            case Want.Region region -> Place.REGION;
            case Want.Edit edit -> Place.EDIT;
        };
    }
}
