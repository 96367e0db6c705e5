package unbox.language.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.model.Facts;
import unbox.language.plan.Axis.AxisValue;
import unbox.language.plan.Overrides.Size;
import unbox.language.plan.Value.PlacedOperation;
import unbox.language.syntax.Clause.AxisWord;
import unbox.language.syntax.Range;

/**
 * A value of each axis.
 *
 * @param listed whether the script asks for it; else it is a twin that is made to compare with
 * @param twin the index of the same cell without an edit
 */
record Cell(int index, Map<AxisWord, AxisValue> values, boolean listed, int twin) {

    /**
     * Every cell of some axes. Those that share most stand together: the last axis, the edit, is the fastest, and the
     * unedited twin stands before the cells that are compared with it.
     *
     * @param axes all six, in the order of their words
     */
    static List<Cell> of(List<Axis> axes, Patience patience) {
        List<Cell> cells = new ArrayList<>();
        Axis edits = axes.getLast();
        List<AxisValue> unedited = edits.values().stream().filter(AxisValue::isNone).toList();
        List<AxisValue> edited = edits.values().stream().filter(value -> !value.isNone()).toList();
        AxisValue twin = unedited.stream().findFirst().orElseGet(() -> twin(edits));
        List<AxisValue> further = patience.over(Stream.concat(unedited.stream().skip(1), edited.stream()).toList());
        for (Map<AxisWord, AxisValue> others : patience.over(product(axes.subList(0, axes.size() - 1), patience))) {
            int first = cells.size();
            cells.add(cell(first, others, twin, !unedited.isEmpty(), first));
            for (AxisValue edit : further) {
                cells.add(cell(cells.size(), others, edit, true, first));
            }
        }
        return cells;
    }

    private static AxisValue twin(Axis edits) {
        Range place = edits.values().getFirst().place();
        return new AxisValue(new Value.Edit(List.of(), true), Caption.of("none"), Map.of(), place);
    }

    private static Cell cell(int index, Map<AxisWord, AxisValue> others, AxisValue edit, boolean listed, int twin) {
        Map<AxisWord, AxisValue> values = new EnumMap<>(others);
        values.put(AxisWord.EDIT, edit);
        return new Cell(index, values, listed, edit.isNone() ? index : twin);
    }

    private static List<Map<AxisWord, AxisValue>> product(List<Axis> axes, Patience patience) {
        List<Map<AxisWord, AxisValue>> product = List.of(new EnumMap<>(AxisWord.class));
        for (Axis axis : axes) {
            List<Map<AxisWord, AxisValue>> longer = new ArrayList<>();
            for (Map<AxisWord, AxisValue> beginning : product) {
                for (AxisValue value : patience.over(axis.values())) {
                    Map<AxisWord, AxisValue> one = new EnumMap<>(beginning);
                    one.put(axis.word(), value);
                    longer.add(one);
                }
            }
            product = longer;
        }
        return product;
    }

    AxisValue value(AxisWord word) {
        return values.get(word);
    }

    boolean isUnedited() {
        return value(AxisWord.EDIT).isNone();
    }

    /** Everything that decides the picture. */
    Facts facts(Size size) {
        return new Facts(text(AxisWord.PROMPT).orElse(""), text(AxisWord.NEGATIVE), number(AxisWord.SEED).longValue(),
                number(AxisWord.STEPS).intValue(), number(AxisWord.GUIDANCE).doubleValue(), size.width(), size.height(),
                edit().stream().map(PlacedOperation::operation).toList());
    }

    List<PlacedOperation> edit() {
        return value(AxisWord.EDIT).value() instanceof Value.Edit edit ? edit.operations() : List.of();
    }

    private Optional<String> text(AxisWord word) {
        return value(word).value() instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    private BigDecimal number(AxisWord word) {
        return value(word).value() instanceof Value.Number number ? number.number() : BigDecimal.ZERO;
    }
}
