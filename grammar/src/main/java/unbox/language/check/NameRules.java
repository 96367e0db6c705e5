package unbox.language.check;

import static unbox.language.problem.ProblemCode.DUPLICATE_NAME;
import static unbox.language.problem.ProblemCode.MISSING_ARGUMENT;
import static unbox.language.problem.ProblemCode.TOO_MANY_ARGUMENTS;
import static unbox.language.problem.ProblemCode.UNKNOWN_NAME;
import static unbox.language.problem.ProblemCode.WRONG_TYPE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unbox.language.check.Script.Symbol;
import unbox.language.check.Want.FeatureUse;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;
import unbox.language.syntax.Statement;

/** What a name in the place of a value stands for. */
final class NameRules {
    /** What others call no edit. */
    private static final Set<String> NONE = Set.of("null", "nothing", "no", "nil", "original", "baseline", "unedited",
            "false");
    /** What others call the shapes. */
    private static final Map<String, String> SHAPES = Map.of("rectangle", "rect", "box", "rect", "bbox", "rect",
            "square",
            "rect", "oval", "ellipse", "image", "mask");

    private final Context context;
    private final Report report;

    NameRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** The declaration that a name stands for, if it fits its place; not for parameters. */
    Optional<Symbol> resolve(Slot slot, Name name) {
        if (isParameter(slot, name)) {
            checkParameter(slot, name);
            return Optional.empty();
        }
        Optional<Symbol> symbol = context.scope().find(name.text());
        if (symbol.isEmpty()) {
            checkUnknown(slot, name);
        } else if (!Mismatch.fits(symbol.get().declaration(), slot.want())) {
            reportKind(slot, symbol.get().declaration());
            return Optional.empty();
        }
        return symbol;
    }

    private void reportKind(Slot slot, Statement.Declaration declaration) {
        boolean change = slot.want() instanceof Want.Features wanted && wanted.use() == FeatureUse.MEASURED
                && declaration instanceof Statement.RegionDeclaration;
        String right = "change in " + declaration.name().text();
        report.add(change
                ? Mismatch.kind(context, slot, Mismatch.kind(declaration), "The change in it is `%s`.".formatted(right),
                        Fix.replace("Write `%s`".formatted(right), slot.value().range(), right))
                : Mismatch.kind(context, slot, Mismatch.kind(declaration), ""));
    }

    /** A shape is called like a prompt or an edit: with one of the same name it could not be told which is meant. */
    void checkNoOtherMeaning(Expression.Call shape) {
        context.scope().find(shape.name().text())
                .filter(symbol -> symbol.declaration() instanceof Statement.EditDeclaration
                        || symbol.declaration() instanceof Statement.PromptDeclaration)
                .ifPresent(symbol -> report.add(Problem
                        .of(DUPLICATE_NAME, shape.name().range(),
                                "`%s` is a shape, and %s of this script. Give the %s another name.".formatted(
                                        shape.name().text(), Mismatch.kind(symbol.declaration()),
                                        Mismatch.word(symbol.declaration())))
                        .with(new Related(symbol.source().path(), symbol.declaration().name().range(),
                                "the %s".formatted(Mismatch.word(symbol.declaration()))))));
    }

    /** Whether a name is a parameter or declared, as whatever. */
    boolean isKnown(Slot slot, Name name) {
        return isParameter(slot, name) || context.scope().find(name.text()).isPresent();
    }

    private static boolean isParameter(Slot slot, Name name) {
        return parameters(slot).contains(name.text());
    }

    private static List<String> parameters(Slot slot) {
        return slot.owner().map(owner -> owner.parameters().stream().map(each -> each.name().text()).toList())
                .orElse(List.of());
    }

    /** What a parameter must be follows from its uses; here only what none can be. */
    private void checkParameter(Slot slot, Name name) {
        if (slot.want() instanceof Want.MaskFile) {
            report.add(Mismatch.kind(context, slot, "a parameter", "A parameter may be a whole region."));
        } else if (slot.value() instanceof Expression.Call call) {
            report.add(TOO_MANY_ARGUMENTS, call.range(),
                    "`%s` is a parameter and takes no arguments. Write its name alone.".formatted(name.text()),
                    Fix.replace("Leave out the arguments", call.range(), name.text()));
        }
    }

    private void checkUnknown(Slot slot, Name name) {
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
        List<String> candidates = new ArrayList<>(parameters(slot));
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
