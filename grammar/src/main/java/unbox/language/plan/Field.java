package unbox.language.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.plan.Axis.AxisValue;
import unbox.language.syntax.Clause.AxisWord;

/**
 * What {@code grid} and {@code save} may name: an axis, or a parameter of the calls on it.
 *
 * @param axis the axis, or the one whose values have the parameter
 */
record Field(String name, Axis axis, boolean parameter) {

    /** The fields of some axes in their order, each axis before its parameters. */
    static List<Field> of(List<Axis> axes) {
        List<Field> fields = new ArrayList<>();
        for (Axis axis : axes) {
            fields.add(new Field(axis.name(), axis, false));
            axis.values().stream().flatMap(value -> value.parameters().keySet().stream()).distinct()
                    .forEach(name -> fields.add(new Field(name, axis, true)));
        }
        return fields;
    }

    /** What a value is called here; nothing where it has no such parameter. */
    Optional<Caption> caption(AxisValue value) {
        return parameter ? Optional.ofNullable(value.parameters().get(name)) : Optional.of(value.caption());
    }

    Optional<Caption> caption(Cell cell) {
        return caption(cell.value(axis.word()));
    }

    /** Whether it says something about the edit. */
    boolean isOfEdit() {
        return axis.word() == AxisWord.EDIT;
    }

    /** The captions of its values, each once. */
    List<String> captions() {
        return axis.values().stream().flatMap(value -> caption(value).stream()).map(Caption::shown).distinct().toList();
    }

    boolean varies() {
        return captions().size() > 1;
    }

    /** What a cell is called by each field; a parameter that it has not is the empty text. */
    static Map<String, String> coordinates(List<Field> fields, Cell cell) {
        Map<String, String> coordinates = new LinkedHashMap<>();
        for (Field field : fields) {
            String caption = field.caption(cell).map(Caption::shown).orElse("");
            coordinates.merge(field.name, caption, (one, other) -> one.isEmpty() ? other
                    : other.isEmpty() ? one : one + " + " + other);
        }
        return coordinates;
    }
}
