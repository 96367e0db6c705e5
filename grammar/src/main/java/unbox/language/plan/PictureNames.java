package unbox.language.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.syntax.Clause.AxisWord;
import unbox.language.syntax.Text;

/** Names of pictures without their folder: what varies, or a text with fields filled in. */
final class PictureNames {
    private static final int LONGEST = 200;
    private static final String ABSENT = "none";

    private final List<Axis> axes;
    private final Map<String, Field> fields;
    private final Map<String, Map<String, String>> names = new HashMap<>();

    /** @param axes in the order of their words */
    PictureNames(List<Axis> axes) {
        this.axes = axes;
        fields = Field.of(axes).stream().collect(Collectors.toMap(Field::name, field -> field, (one, other) -> one));
        fields.values().forEach(field -> names.put(field.name(), names(field)));
    }

    private static Map<String, String> names(Field field) {
        Set<String> values = new LinkedHashSet<>(Set.of(ABSENT));
        field.axis().values().stream().flatMap(value -> field.caption(value).stream()).map(Caption::plain)
                .forEach(values::add);
        List<String> all = List.copyOf(values);
        List<String> safe = FileNames.distinct(all);
        Map<String, String> names = new HashMap<>();
        for (int at = 0; at < all.size(); at++) {
            names.put(all.get(at), safe.get(at));
        }
        return names;
    }

    /** {@code sloth-3-stripy-strength-2}: the values of the axes that vary; a name for all where none does. */
    List<String> ofWhatVaries(List<Cell> cells, String nameForAll) {
        List<String> names = cells.stream().map(cell -> axes.stream().filter(Axis::varies).map(axis -> part(axis, cell))
                .collect(Collectors.joining("-"))).map(name -> name.isEmpty() ? nameForAll : name).toList();
        Map<String, Long> uses = names.stream()
                .collect(Collectors.groupingBy(FileNames::lower, Collectors.counting()));
        List<String> different = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            boolean taken = uses.get(FileNames.lower(name)) > 1 || name.matches("(?i)grid(-.*)?");
            different.add(taken || name.length() > LONGEST
                    ? FileNames.hashed(name, Field.coordinates(List.copyOf(fields.values()), cells.get(at)).toString())
                    : name);
        }
        return different;
    }

    /** The text with its fields filled in; one that does not exist stays as it is written. */
    String filled(Text text, Cell cell) {
        return text.parts().stream().map(part -> switch (part) {
            case Text.Plain plain -> plain.text();
            case Text.Placeholder placeholder -> Optional.ofNullable(fields.get(placeholder.name()))
                    .map(field -> name(field, cell)).orElse("{" + placeholder.name() + "}");
        }).collect(Collectors.joining());
    }

    /** A bare number would not say what it counts. */
    private String part(Axis axis, Cell cell) {
        String name = name(fields.get(axis.name()), cell);
        return Stream.of(AxisWord.STEPS, AxisWord.GUIDANCE, AxisWord.NEGATIVE).anyMatch(axis.word()::equals)
                ? axis.name() + "-" + name
                : name;
    }

    private String name(Field field, Cell cell) {
        return names.get(field.name()).get(field.caption(cell).map(Caption::plain).orElse(ABSENT));
    }
}
