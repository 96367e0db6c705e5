package unbox.language.check;

import static unbox.language.problem.ProblemCode.DUPLICATE_NAME;
import static unbox.language.problem.ProblemCode.TOO_MANY_ARGUMENTS;

import java.util.List;
import java.util.Optional;
import unbox.language.check.Script.Symbol;
import unbox.language.check.Want.FeatureUse;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;
import unbox.language.syntax.Statement;

/** What a name in the place of a value stands for. */
final class NameRules {
    private final Context context;
    private final Report report;
    private final UnknownNames unknown;

    NameRules(Context context, Report report) {
        this.context = context;
        this.report = report;
        unknown = new UnknownNames(context, report);
    }

    /** The declaration that a name stands for, if it fits its place; not for parameters. */
    Optional<Symbol> resolve(Slot slot, Name name) {
        if (isParameter(slot, name)) {
            checkParameter(slot, name);
            return Optional.empty();
        }
        Optional<Symbol> symbol = context.scope().find(name.text());
        if (symbol.isEmpty()) {
            unknown.report(slot, name);
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

    /** The names that belong to the declaration in which a value stands. */
    static List<String> parameters(Slot slot) {
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
}
