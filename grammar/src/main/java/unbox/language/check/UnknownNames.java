package unbox.language.check;

import static unbox.language.problem.ProblemCode.MISSING_ARGUMENT;
import static unbox.language.problem.ProblemCode.UNKNOWN_NAME;
import static unbox.language.problem.ProblemCode.WRONG_TYPE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unbox.language.check.Want.FeatureUse;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;

/** A name that is declared nowhere: what somebody may have meant by it, or what to do. */
final class UnknownNames {
    /** What others call no edit. */
    private static final Set<String> NONE = Set.of("null", "nothing", "no", "nil", "original", "baseline", "unedited",
            "false");
    /** What others call the shapes. */
    private static final Map<String, String> SHAPES = Map.of("rectangle", "rect", "box", "rect", "bbox", "rect",
            "square", "rect",
            "oval", "ellipse", "image", "mask");
    /** Words for values that other languages have. */
    private static final Set<String> ELSEWHERE = Set.of("none", "null", "nil", "true", "false", "undefined");

    private final Context context;
    private final Report report;

    UnknownNames(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** A name of nothing; what could not be read may have declared it. */
    void report(Slot slot, Name name) {
        Optional<Shape> shape = Shape.named(name.text()).filter(any -> slot.want() instanceof Want.Region);
        if (name.text().isEmpty() || context.scope().mayExist(name.text())) {
            return;
        }
        if (slot.want() instanceof Want.MaskFile) {
            report.add(WRONG_TYPE, name.range(),
                    "A mask takes the name of a file in quotes, such as `mask(\"%s.png\")`.".formatted(name.text()));
            return;
        }
        if (shape.isPresent()) {
            report.add(MISSING_ARGUMENT, name.range(),
                    "`%s` needs its arguments: `%s`.".formatted(name.text(), shape.get().signature()));
            return;
        }
        Optional<Fix> rewritten = new OtherCalls(context, slot).fix();
        if (rewritten.isPresent()) {
            report.add(UNKNOWN_NAME, name.range(), "There is no `%s`. It is written %s.".formatted(name.text(),
                    Words.code(rewritten.get().replacements().getFirst().text())), rewritten.get());
            return;
        }
        String missing = "There is no %s `%s`.".formatted(word(slot), name.text());
        meant(slot, name.text()).ifPresentOrElse(
                nearest -> report.add(UNKNOWN_NAME, name.range(), "%s Did you mean `%s`?".formatted(missing, nearest),
                        Fix.replace("Write `%s`".formatted(nearest), name.range(), nearest)),
                () -> report.add(UNKNOWN_NAME, name.range(), missing + " " + advice(slot, name.text())));
    }

    private Optional<String> meant(Slot slot, String name) {
        Optional<String> nearest = Nearest.to(name, candidates(slot));
        if (nearest.isPresent()) {
            return nearest;
        }
        return switch (slot.want()) {
            case Want.Block wanted -> new BlockRules(context, report).meant(name, wanted.encoded());
            case Want.Edit wanted -> Optional.of("none").filter(none -> NONE.contains(name.toLowerCase(Locale.ROOT)));
            case Want.Region wanted when slot.value() instanceof Expression.Call ->
                Optional.ofNullable(SHAPES.get(name));
            default -> Optional.empty();
        };
    }

    private List<String> candidates(Slot slot) {
        List<String> candidates = new ArrayList<>(NameRules.parameters(slot));
        if (slot.want() instanceof Want.Edit) {
            candidates.add("none");
        }
        candidates.addAll(context.scope().names(declaration -> Mismatch.fits(declaration, slot.want())));
        if (slot.want() instanceof Want.Features wanted && wanted.use() == FeatureUse.MEASURED) {
            candidates.add("change");
        }
        if (slot.want() instanceof Want.Region && slot.value() instanceof Expression.Call) {
            candidates.addAll(Shape.words());
        }
        return candidates;
    }

    private static String word(Slot slot) {
        return switch (slot.want()) {
            case Want.Prompt wanted -> "prompt";
            case Want.Text wanted -> "prompt";
            case Want.Features wanted when wanted.use() == FeatureUse.MEASURED -> "measure";
            case Want.Features wanted -> "feature";
            case Want.Block wanted -> "block";
            case Want.Region wanted -> slot.value() instanceof Expression.Call ? "shape" : "region";
            case Want.Edit wanted -> "edit";
            case Want.Number wanted -> "parameter";
            case Want.Window wanted -> "parameter";
            case Want.MaskFile wanted -> "file name";
        };
    }

    private static String advice(Slot slot, String name) {
        boolean elsewhere = ELSEWHERE.contains(name.toLowerCase(Locale.ROOT));
        if (elsewhere && slot.want() instanceof Want.Features) {
            return "A feature is written like `up.0.1#0`.";
        }
        if (slot.want() instanceof Want.Number && name.startsWith("rand")) {
            return "Write a number of your choice: so the pictures can be made again.";
        }
        String declare = "Declare it (`%s`), or import the file that does.";
        return switch (slot.want()) {
            case Want.Prompt wanted -> "Put a text in quotes, or declare `prompt %s = \"...\"`.".formatted(name);
            case Want.Text wanted -> "Put a text in quotes.";
            case Want.Features wanted when wanted.use() == FeatureUse.MEASURED ->
                "Measure `change`, or a feature, such as `up.0.1#0`.";
            case Want.Features wanted -> declare.formatted("feature " + name + " = up.0.1#0");
            case Want.Block wanted -> "A block is written like `down.2.1`.";
            case Want.Region wanted when slot.value() instanceof Expression.Call -> "The shapes are %s.".formatted(
                    Words.list(Arrays.stream(Shape.values()).map(shape -> "`" + shape.signature() + "`").toList()));
            case Want.Region wanted -> declare.formatted("region " + name + " = rect(0, 0, 1, 0.5)");
            case Want.Edit wanted -> declare.formatted("edit " + name + " { ... }");
            case Want.Number wanted -> slot.owner().isPresent()
                    ? "Write a number, or add `%s` to the parameters of `%s`.".formatted(name,
                            slot.owner().get().name().text())
                    : slot.place() + " takes numbers, such as `3`, and ranges of them, such as `0..3`.";
            case Want.Window wanted -> "Write a step or a range of steps, like `0..3`.";
            case Want.MaskFile wanted -> "";
        };
    }
}
