package unbox.language.check;

import static unbox.language.problem.ProblemCode.NOT_A_SINGLE_VALUE;
import static unbox.language.problem.ProblemCode.WRONG_TYPE;

import java.util.function.Consumer;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;

/** Values that are made of others: {@code top}, lists, {@code each}, sums, and regions combined. */
final class CompoundRules {
    private final Context context;
    private final Report report;
    private final FeatureRules features;
    private final Consumer<Slot> values;
    private final Consumer<Slot> parts;

    /**
     * @param values checks a value that stands for itself
     * @param parts checks a value that only the whole gives a meaning
     */
    CompoundRules(Context context, Report report, Consumer<Slot> values, Consumer<Slot> parts) {
        this.context = context;
        this.report = report;
        this.values = values;
        this.parts = parts;
        features = new FeatureRules(context, report);
    }

    void checkTop(Slot slot, Expression.Top top) {
        if (!(slot.want() instanceof Want.Features wanted)) {
            mismatch(slot, "a choice of features");
            return;
        }
        if (!wanted.top()) {
            report.add(WRONG_TYPE, top.range(),
                    "%s is chosen anew for every picture. It may only stand alone, behind an operation of an edit."
                            .formatted(context.code(top)));
        }
        boolean axis = slot.extent() == Extent.AXIS;
        parts.accept(slot.inner("`top`", top.block(), new Want.Block(true), axis ? Extent.AXIS : Extent.TOGETHER));
        parts.accept(slot.inner("`top`", top.count(), new Want.Number(NumberUse.COUNT),
                axis ? Extent.AXIS : Extent.SINGLE));
        features.checkStrongest(slot, wanted, top.block());
    }

    void checkList(Slot slot, Expression.ListLiteral list) {
        switch (slot.extent()) {
            case AXIS -> list.items().forEach(item -> values.accept(slot.inner(item)));
            case SINGLE -> report.add(Mismatch.several(context, slot, "a list"));
            case TOGETHER ->
                report.add(WRONG_TYPE, list.range(), "A list has brackets only inside a call. Leave them out.",
                        Fix.replace("Leave out the brackets", list.range(), withoutBrackets(list)));
        }
    }

    private String withoutBrackets(Expression.ListLiteral list) {
        String text = list.range().of(context.source().tree().text());
        return text.substring(1, text.endsWith("]") ? text.length() - 1 : text.length()).strip();
    }

    void checkEach(Slot slot, Expression.Each each) {
        boolean listed = slot.want() instanceof Want.Features || slot.want() instanceof Want.Block;
        if (!listed) {
            mismatch(slot, "an axis of features or blocks");
        } else if (slot.extent() == Extent.AXIS) {
            parts.accept(slot.inner(each.list()).with(
                    each.list() instanceof Expression.ListLiteral ? Extent.AXIS : Extent.TOGETHER));
        } else {
            report.add(NOT_A_SINGLE_VALUE, each.range(),
                    "`each` makes an axis, which only a call in an experiment has. Leave it out: a list stands for all its "
                            + "members.",
                    Fix.replace("Leave out `each`", new Range(each.range().start(), each.list().range().start()), ""));
        }
    }

    void checkSum(Slot slot, Expression.Sum sum) {
        if (!(slot.want() instanceof Want.Edit)) {
            mismatch(slot, "a sum", "Only edits are added up, in the experiments that use them.");
            return;
        }
        for (Expression term : sum.terms()) {
            if (term instanceof Expression.None) {
                report.add(WRONG_TYPE, term.range(), "`none` adds nothing to a sum. Leave it out.");
            } else {
                parts.accept(slot.inner(term));
            }
        }
    }

    void checkRegions(Slot slot, Expression... operands) {
        if (!(slot.want() instanceof Want.Region)) {
            mismatch(slot, "a region");
            return;
        }
        for (Expression operand : operands) {
            parts.accept(slot.inner(operand));
        }
    }

    private void mismatch(Slot slot, String what) {
        mismatch(slot, what, "");
    }

    private void mismatch(Slot slot, String what, String advice) {
        report.add(Mismatch.kind(context, slot, what, advice));
    }
}
