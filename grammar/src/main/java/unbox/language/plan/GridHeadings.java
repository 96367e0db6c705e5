package unbox.language.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import unbox.language.plan.Axis.AxisValue;

/** The rows, the columns or the sheets of a layout: which fields they stand for, and what a cell is called by them. */
final class GridHeadings {
    private final List<Field> fields;
    private final Set<String> parameters;
    private final boolean ownsTwin;
    private final List<Map<String, Integer>> ranks = new ArrayList<>();

    /**
     * @param parameters that have headings of their own and so are left out of their axis's
     * @param ownsTwin whether the unedited twin has a heading of its own here
     */
    GridHeadings(List<Field> fields, Set<String> parameters, boolean ownsTwin) {
        this.fields = fields;
        this.parameters = parameters;
        this.ownsTwin = ownsTwin;
        fields.forEach(field -> ranks.add(ranks(field)));
    }

    /**
     * What a value is called.
     *
     * @param rank its place among the values of its field; differs where {@code plain} does
     */
    record Heading(int rank, String text, String plain) {
        /** Where a value has no such parameter. */
        static final Heading ABSENT = new Heading(Integer.MAX_VALUE, "", "");
        /** Below the twin's own heading. */
        static final Heading TWIN = new Heading(Integer.MIN_VALUE, "", "");
    }

    /** A heading a field; sorts as the values are written, the twin's first. */
    record Key(List<Heading> headings) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return IntStream.range(0, headings.size())
                    .map(at -> Integer.compare(headings.get(at).rank, other.headings.get(at).rank))
                    .filter(order -> order != 0).findFirst().orElse(0);
        }

        List<String> texts() {
            return headings.stream().map(Heading::text).toList();
        }

        String plain() {
            return headings.stream().map(Heading::plain).collect(Collectors.joining("-"));
        }
    }

    List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** {@code seed: 3, prompt: sloth}. */
    String title(Key key) {
        return IntStream.range(0, fields.size()).mapToObj(at -> fields.get(at).name() + ": " + key.texts().get(at))
                .collect(Collectors.joining(", "));
    }

    /** The key of a cell. That of a twin says nothing of the edit where others own it. */
    Key key(Cell cell) {
        List<Heading> headings = new ArrayList<>();
        boolean named = false;
        for (Field field : fields) {
            if (cell.isUnedited() && field.isOfEdit()) {
                headings.add(!ownsTwin ? Heading.ABSENT : named ? Heading.TWIN : twin(cell, field));
                named = true;
            } else {
                headings.add(heading(field, cell));
            }
        }
        return new Key(headings);
    }

    /** Sorts the keys of edited cells by what they say apart from the edit. */
    Map<Key, List<Key>> byTwin(Collection<Key> keys) {
        return keys.stream().collect(Collectors.groupingBy(this::withoutEdit, HashMap::new, Collectors.toList()));
    }

    /** The keys where a twin stands: one of its own, or those of the edited cells that it is compared with. */
    List<Key> twins(Cell twin, Map<Key, List<Key>> edited) {
        Key own = key(twin);
        return ownsTwin || fields.stream().noneMatch(Field::isOfEdit) ? List.of(own)
                : edited.getOrDefault(own, List.of(own));
    }

    private Key withoutEdit(Key key) {
        return new Key(IntStream.range(0, fields.size())
                .mapToObj(at -> fields.get(at).isOfEdit() ? Heading.ABSENT : key.headings().get(at)).toList());
    }

    private Heading heading(Field field, Cell cell) {
        return caption(field, cell.value(field.axis().word()))
                .map(caption -> new Heading(ranks.get(fields.indexOf(field)).get(caption.plain()), caption.shown(),
                        caption.plain()))
                .orElse(Heading.ABSENT);
    }

    private static Heading twin(Cell cell, Field field) {
        AxisValue unedited = cell.value(field.axis().word());
        int place = field.axis().values().indexOf(unedited);
        return new Heading(place - field.axis().values().size(), unedited.caption().shown(),
                unedited.caption().plain());
    }

    private Map<String, Integer> ranks(Field field) {
        Map<String, Integer> order = new HashMap<>();
        field.axis().values().forEach(value -> caption(field, value)
                .ifPresent(caption -> order.putIfAbsent(caption.plain(), order.size())));
        return order;
    }

    private Optional<Caption> caption(Field field, AxisValue value) {
        return field.caption(value).map(caption -> field.parameter() ? caption : caption.without(parameters));
    }
}
