package unbox.language.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.plan.GridHeadings.Key;

/**
 * Lays cells out as contact sheets. The unedited twin stands first and once: in a column of its own where the columns speak of
 * the edit, else in a row, else on a sheet; where rows or sheets speak of the edit too it stands in each of them.
 */
final class GridLayout {
    private final GridHeadings sheets;
    private final GridHeadings rows;
    private final GridHeadings columns;
    private final Map<Key, Sheet> made = new LinkedHashMap<>();

    /** The index of a cell by the key of its row and of its column. */
    private record Sheet(Map<Key, Map<Key, Integer>> rows, Set<Key> columns) {
        Sheet() {
            this(new LinkedHashMap<>(), new TreeSet<>());
        }

        void put(Key row, Key column, int index) {
            rows.computeIfAbsent(row, key -> new LinkedHashMap<>()).putIfAbsent(column, index);
            columns.add(column);
        }
    }

    private GridLayout(List<Field> sheets, List<Field> rows, List<Field> columns) {
        Set<String> parameters = Stream.concat(rows.stream(), columns.stream()).filter(Field::parameter)
                .map(Field::name)
                .collect(Collectors.toSet());
        boolean inColumns = columns.stream().anyMatch(Field::isOfEdit);
        boolean inRows = !inColumns && rows.stream().anyMatch(Field::isOfEdit);
        this.sheets = new GridHeadings(sheets, parameters, !inColumns && !inRows);
        this.rows = new GridHeadings(rows, parameters, inRows);
        this.columns = new GridHeadings(columns, parameters, inColumns);
    }

    /**
     * The grids of an experiment.
     *
     * @param fields of all axes in the order in which they are written
     * @param folder where the files go
     */
    static List<GridPlan> of(List<Field> rows, List<Field> columns, List<Field> fields, List<Cell> cells, Path folder) {
        var layout = new GridLayout(others(rows, columns, fields), rows, columns);
        cells.stream().filter(cell -> !cell.isUnedited()).forEach(layout::put);
        layout.putTwins(cells.stream().filter(Cell::isUnedited).toList());
        return layout.grids(folder);
    }

    /** The axes that are neither rows nor columns and so make a grid a value. */
    private static List<Field> others(List<Field> rows, List<Field> columns, List<Field> fields) {
        List<Field> named = Stream.concat(rows.stream(), columns.stream()).toList();
        return fields.stream().filter(field -> !field.parameter() && !named.contains(field))
                .filter(field -> varies(field, named)).toList();
    }

    /** Whether an axis has several values apart from its parameters that have rows or columns of their own. */
    private static boolean varies(Field field, List<Field> named) {
        Set<String> parameters = named.stream().filter(Field::parameter).map(Field::name).collect(Collectors.toSet());
        boolean shown = named.stream().anyMatch(other -> other.axis().equals(field.axis()));
        long values = field.axis().values().stream().filter(value -> !value.isNone())
                .map(value -> value.caption().without(parameters)).distinct().count();
        // Where nothing else speaks of the edit its unedited twins make a sheet more.
        return values > (field.isOfEdit() && !shown ? 0 : 1);
    }

    private void put(Cell cell) {
        made.computeIfAbsent(sheets.key(cell), key -> new Sheet()).put(rows.key(cell), columns.key(cell), cell.index());
    }

    private void putTwins(List<Cell> twins) {
        Map<Key, List<Key>> edited = sheets.byTwin(made.keySet());
        Map<Key, Map<Key, List<Key>>> editedRows = new HashMap<>();
        Map<Key, Map<Key, List<Key>>> editedColumns = new HashMap<>();
        for (Cell twin : twins) {
            for (Key key : sheets.twins(twin, edited)) {
                Sheet sheet = made.computeIfAbsent(key, absent -> new Sheet());
                var rowsOfSheet = editedRows.computeIfAbsent(key, absent -> rows.byTwin(sheet.rows.keySet()));
                var columnsOfSheet = editedColumns.computeIfAbsent(key, absent -> columns.byTwin(sheet.columns));
                for (Key row : rows.twins(twin, rowsOfSheet)) {
                    columns.twins(twin, columnsOfSheet).forEach(column -> sheet.put(row, column, twin.index()));
                }
            }
        }
    }

    private List<GridPlan> grids(Path folder) {
        List<Key> keys = made.keySet().stream().sorted().toList();
        List<String> names = FileNames.distinct(keys.stream().map(Key::plain).toList());
        List<GridPlan> grids = new ArrayList<>();
        for (int at = 0; at < keys.size(); at++) {
            String name = keys.size() == 1 ? "grid.png" : "grid-" + names.get(at) + ".png";
            grids.add(grid(keys.get(at), made.get(keys.get(at)), folder.resolve(name)));
        }
        return grids;
    }

    private GridPlan grid(Key key, Sheet sheet, Path file) {
        List<Key> rowKeys = sheet.rows.keySet().stream().sorted().toList();
        List<Key> columnKeys = List.copyOf(sheet.columns);
        List<List<OptionalInt>> cells = rowKeys.stream().map(row -> columnKeys.stream().map(column -> {
            Integer index = sheet.rows.get(row).get(column);
            return index == null ? OptionalInt.empty() : OptionalInt.of(index);
        }).toList()).toList();
        return new GridPlan(sheets.title(key), rows.names(), columns.names(), texts(rowKeys), texts(columnKeys), cells,
                file);
    }

    private static List<List<String>> texts(Collection<Key> keys) {
        return keys.stream().map(Key::texts).toList();
    }
}
