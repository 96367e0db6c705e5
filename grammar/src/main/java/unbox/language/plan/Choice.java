package unbox.language.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the values that an expression may take.
 *
 * @param parameters what the parameters of its calls are, also those left to their defaults; terms of a sum and calls within
 *        calls included
 */
record Choice(Value value, Caption caption, Map<String, Caption> parameters) {

    /** What is missing from an unfinished text. */
    static final Choice NOTHING = of(new Value.Nothing(), Caption.of(""));

    static Choice of(Value value, Caption caption) {
        return new Choice(value, caption, Map.of());
    }

    /** What two choices' parameters are together: those of one name are joined. */
    static Map<String, Caption> join(Map<String, Caption> one, Map<String, Caption> other) {
        Map<String, Caption> joined = new LinkedHashMap<>(one);
        other.forEach((name, caption) -> joined.merge(name, caption, Caption::plus));
        return joined;
    }

    /** As text for a placeholder. */
    String text() {
        return value instanceof Value.Text text ? text.text() : caption.plain();
    }

    /** Every way to take one choice of each list, the last list fastest. */
    static List<List<Choice>> product(List<List<Choice>> lists) {
        List<List<Choice>> product = List.of(List.of());
        for (List<Choice> list : lists) {
            List<List<Choice>> longer = new ArrayList<>();
            for (List<Choice> beginning : product) {
                for (Choice choice : list) {
                    var one = new ArrayList<>(beginning);
                    one.add(choice);
                    longer.add(one);
                }
            }
            product = longer;
        }
        return product;
    }
}
