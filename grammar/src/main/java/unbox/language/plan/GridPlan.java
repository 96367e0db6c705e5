package unbox.language.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A contact sheet.
 *
 * @param title the values of the axes that are neither rows nor columns; empty where there are none
 * @param rows a heading a row: the caption of each row axis, outermost first
 * @param columns a heading a column, likewise; the unedited twin's column comes first
 * @param cells by row, then column: the index of the run that stands there
 * @param file absolute
 */
public record GridPlan(String title, List<String> rowAxes, List<String> columnAxes, List<List<String>> rows,
        List<List<String>> columns, List<List<OptionalInt>> cells, Path file) {}
