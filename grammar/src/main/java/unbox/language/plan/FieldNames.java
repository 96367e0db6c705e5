package unbox.language.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Clause.Grid;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;
import unbox.language.syntax.Text;

/** What the names in {@code grid} and {@code save} stand for. */
final class FieldNames {
    private final List<Field> fields;
    private final List<Problem> problems = new ArrayList<>();

    /** @param fields of all six axes */
    FieldNames(List<Field> fields) {
        this.fields = fields;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The fields of names; says which are unknown. */
    List<Field> find(List<Name> names) {
        return names.stream().flatMap(name -> find(name).stream()).toList();
    }

    /** Says what stands twice among the rows and columns. */
    void checkOnce(Grid grid) {
        List<String> seen = new ArrayList<>();
        for (Name name : Stream.concat(grid.rows().stream(), grid.columns().stream()).toList()) {
            if (seen.contains(name.text())) {
                problems.add(Problem.of(ProblemCode.DUPLICATE_STATEMENT, name.range(),
                        "`%s` stands twice in this grid. Leave one out.".formatted(name.text())));
            }
            seen.add(name.text());
        }
    }

    /** Says which placeholders of {@code save} are unknown. */
    void check(Text save) {
        save.placeholders().forEach(placeholder -> find(placeholder.name(), placeholder.range(), "{%s}",
                ProblemCode.UNKNOWN_PLACEHOLDER));
    }

    private Optional<Field> find(Name name) {
        return find(name.text(), name.range(), "%s", ProblemCode.UNKNOWN_AXIS);
    }

    private Optional<Field> find(String name, Range place, String form, ProblemCode code) {
        List<Field> found = fields.stream().filter(field -> field.name().equals(name)).toList();
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        if (found.size() > 1) {
            problems.add(Problem.of(code, place,
                    "`%s` is a parameter of both `%s` and `%s` here, so it says neither. Give one of them another name."
                            .formatted(name, found.get(0).axis().name(), found.get(1).axis().name())));
            return Optional.empty();
        }
        List<String> names = fields.stream().map(Field::name).distinct().toList();
        Optional<String> nearest = Nearest.to(name, names);
        String missing = "There is no axis or parameter `%s` here.".formatted(name);
        problems.add(nearest.isPresent()
                ? Problem.of(code, place, "%s Did you mean `%s`?".formatted(missing, nearest.get()),
                        Fix.replace("Write `%s`".formatted(nearest.get()), place, form.formatted(nearest.get())))
                : Problem.of(code, place, "%s There is `%s`.".formatted(missing, String.join("`, `", names))));
        return Optional.empty();
    }
}
