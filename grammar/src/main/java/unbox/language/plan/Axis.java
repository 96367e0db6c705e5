package unbox.language.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.syntax.Clause.AxisWord;
import unbox.language.syntax.Range;

/**
 * One of the six axes that a word opens, with its values in the order in which they are written.
 *
 * @param place of its clause; empty where the script says nothing and a default or the command line stands for it
 */
record Axis(AxisWord word, List<AxisValue> values, Optional<Range> place) {

    /**
     * A value of an axis.
     *
     * @param parameters of the calls that made it
     * @param place of the item that it comes from
     */
    record AxisValue(Value value, Caption caption, Map<String, Caption> parameters, Range place) {

        /** Whether it is no edit at all. */
        boolean isNone() {
            return value instanceof Value.Edit edit && edit.none();
        }

        /** Whether it says the same under the same name. */
        boolean repeats(AxisValue other) {
            return value.equals(other.value) && caption.plain().equals(other.caption.plain());
        }
    }

    String name() {
        return word.word();
    }

    boolean varies() {
        return values.size() > 1;
    }
}
