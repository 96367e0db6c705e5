package unbox.server.answer;

import java.util.stream.Stream;
import unbox.language.syntax.Continuation.Place;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;

/** Whether something fits where something is wanted. */
final class Suits {

    private Suits() {}

    static boolean declaration(Declaration declaration, Place place) {
        boolean anything = place == Place.DEFAULT_VALUE;
        return switch (declaration) {
            case Statement.PromptDeclaration prompt -> anything || place == Place.PROMPT || place == Place.NEGATIVE
                    || place == Place.TEXT;
            case Statement.FeatureDeclaration feature -> anything || isFeature(place);
            case Statement.RegionDeclaration region -> anything || place == Place.REGION;
            case Statement.EditDeclaration edit -> place == Place.EDIT;
        };
    }

    static boolean isFeature(Place place) {
        return place == Place.FEATURE || place == Place.CHOSEN_FEATURE || place == Place.MEASURED;
    }

    /** Whether a parameter that is used for one thing may be used for another. */
    static boolean parameter(Place used, Place wanted) {
        boolean features = isFeature(used) && isFeature(wanted);
        boolean blocks = (used == Place.BLOCK || used == Place.ENCODED_BLOCK)
                && (wanted == Place.BLOCK || wanted == Place.ENCODED_BLOCK || wanted == Place.CHOSEN_FEATURE);
        return used == wanted || features || blocks || used == Place.TEXT && wanted == Place.PROMPT;
    }

    /** The name that an expression uses. */
    static Stream<String> called(Expression expression) {
        return switch (expression) {
            case Expression.Reference reference -> Stream.of(reference.name().text());
            case Expression.Call call -> Stream.of(call.name().text());
            default -> Stream.empty();
        };
    }
}
