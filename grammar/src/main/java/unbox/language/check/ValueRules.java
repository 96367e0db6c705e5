package unbox.language.check;

import static unbox.language.problem.ProblemCode.NOT_A_SINGLE_VALUE;
import static unbox.language.problem.ProblemCode.WRONG_TYPE;

import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.NumberLiteral;
import unbox.language.syntax.Range;

/** Whether a value fits its place. What it says by itself is the other rules' to check. */
final class ValueRules {
    private final Context context;
    private final Report report;
    private final NumberRules numbers;
    private final TextRules texts;
    private final BlockRules blocks;
    private final FeatureRules features;
    private final RegionRules regions;
    private final MaskRules masks;
    private final NameRules names;
    private final CallRules calls;

    ValueRules(Context context, Report report) {
        this.context = context;
        this.report = report;
        numbers = new NumberRules(context, report);
        texts = new TextRules(context, report);
        blocks = new BlockRules(context, report);
        features = new FeatureRules(context, report);
        regions = new RegionRules(context, report);
        masks = new MaskRules(context, report);
        names = new NameRules(context, report);
        calls = new CallRules(context, report);
    }

    /** Checks a value and everything inside it. */
    void check(Slot slot) {
        checkParts(slot);
        if (slot.want() instanceof Want.Region) {
            regions.checkCovers(slot.value());
        }
    }

    private void checkParts(Slot slot) {
        switch (slot.value()) {
            case Expression.Missing missing -> {
            }
            case NumberLiteral number -> checkNumber(slot, number);
            case Expression.NumberRange range -> checkRange(slot, range);
            case Expression.TextLiteral text -> checkText(slot, text);
            case Expression.Reference reference -> checkReference(slot, reference);
            case Expression.Call call -> checkCall(slot, call);
            case Expression.BlockLiteral block -> checkBlock(slot, block);
            case Expression.FeatureLiteral feature -> checkFeature(slot, feature);
            case Expression.FeatureRange range -> checkFeatureRange(slot, range);
            case Expression.Top top -> checkTop(slot, top);
            case Expression.ListLiteral list -> checkList(slot, list);
            case Expression.Each each -> checkEach(slot, each);
            case Expression.All all -> checkAll(slot, all);
            case Expression.None none -> checkNone(slot);
            case Expression.Sum sum -> checkSum(slot, sum);
            case Expression.Not not -> checkRegions(slot, not.region());
            case Expression.And and -> checkRegions(slot, and.left(), and.right());
            case Expression.Or or -> checkRegions(slot, or.left(), or.right());
        }
    }

    private void checkNumber(Slot slot, NumberLiteral number) {
        switch (slot.want()) {
            case Want.Number wanted -> numbers.check(number, wanted.use());
            case Want.Window wanted -> numbers.check(number, NumberUse.STEP_INDEX);
            case Want.Text wanted -> {
            }
            default -> mismatch(slot, "a number");
        }
    }

    private void checkRange(Slot slot, Expression.NumberRange range) {
        switch (slot.want()) {
            case Want.Window wanted -> numbers.checkWindow(range);
            case Want.Number wanted when slot.extent() == Extent.AXIS -> numbers.checkAxis(range, wanted.use());
            case Want.Text wanted when slot.extent() == Extent.AXIS -> numbers.checkAxis(range, NumberUse.ANY);
            case Want.Number wanted -> several(slot, "a range");
            case Want.Text wanted -> several(slot, "a range");
            default -> mismatch(slot, "a range of numbers");
        }
    }

    private void checkText(Slot slot, Expression.TextLiteral literal) {
        switch (slot.want()) {
            case Want.Prompt wanted -> texts.checkPrompt(literal.text(), slot.owner());
            case Want.Text wanted -> texts.checkPlaceholders(literal.text(), slot.owner());
            case Want.MaskFile wanted -> masks.check(literal.text());
            case Want.Block wanted -> mismatch(slot, "a text", "A block is written without quotes.");
            default -> mismatch(slot, "a text");
        }
    }

    private void checkReference(Slot slot, Expression.Reference reference) {
        names.resolve(slot, reference.name()).ifPresent(symbol -> {
            features.checkNamed(slot, symbol);
            calls.checkUncalled(reference.name(), symbol.declaration());
        });
    }

    private void checkCall(Slot slot, Expression.Call call) {
        if (slot.want() instanceof Want.Region && Shape.named(call.name().text()).isPresent()) {
            calls.shapeArguments(slot, call).forEach(this::check);
            regions.checkShape(call);
        } else {
            names.resolve(slot, call.name())
                    .ifPresent(symbol -> calls.arguments(slot, call, symbol.declaration()).forEach(this::check));
        }
    }

    private void checkBlock(Slot slot, Expression.BlockLiteral block) {
        switch (slot.want()) {
            case Want.Block wanted -> blocks.check(block.block(), block.range(), wanted.encoded());
            case Want.Features wanted -> mismatch(slot, "a block",
                    "A feature has an index behind its block: `%s#0`.".formatted(block.block()));
            default -> mismatch(slot, "a block");
        }
    }

    private void checkFeature(Slot slot, Expression.FeatureLiteral feature) {
        switch (slot.want()) {
            case Want.Features wanted -> features.check(slot, wanted, feature);
            case Want.Block wanted -> mismatch(slot, "a feature", "The block is `%s`.".formatted(feature.block()),
                    Fix.replace("Write `%s`".formatted(feature.block()), feature.range(), feature.block()));
            default -> mismatch(slot, "a feature");
        }
    }

    private void checkFeatureRange(Slot slot, Expression.FeatureRange range) {
        switch (slot.want()) {
            case Want.Features wanted when slot.extent() == Extent.SINGLE -> several(slot, "a range of features");
            case Want.Features wanted -> features.checkRange(slot, wanted, range);
            default -> mismatch(slot, "a range of features");
        }
    }

    private void checkTop(Slot slot, Expression.Top top) {
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
        checkParts(slot.inner("`top`", top.block(), new Want.Block(true), axis ? Extent.AXIS : Extent.TOGETHER));
        checkParts(slot.inner("`top`", top.count(), new Want.Number(NumberUse.COUNT),
                axis ? Extent.AXIS : Extent.SINGLE));
        features.checkStrongest(slot, wanted, top.block());
    }

    private void checkList(Slot slot, Expression.ListLiteral list) {
        switch (slot.extent()) {
            case AXIS -> list.items().forEach(item -> check(slot.inner(item)));
            case SINGLE -> several(slot, "a list");
            case TOGETHER ->
                report.add(WRONG_TYPE, list.range(), "A list has brackets only inside a call. Leave them out.",
                        Fix.replace("Leave out the brackets", list.range(), withoutBrackets(list)));
        }
    }

    private String withoutBrackets(Expression.ListLiteral list) {
        String text = list.range().of(context.source().tree().text());
        return text.substring(1, text.endsWith("]") ? text.length() - 1 : text.length()).strip();
    }

    private void checkEach(Slot slot, Expression.Each each) {
        boolean listed = slot.want() instanceof Want.Features || slot.want() instanceof Want.Block;
        if (!listed) {
            mismatch(slot, "an axis of features or blocks");
        } else if (slot.extent() == Extent.AXIS) {
            checkParts(new Slot(slot.place(), each.list(), slot.want(), Extent.TOGETHER, slot.owner(), slot.rawAt()));
        } else {
            report.add(NOT_A_SINGLE_VALUE, each.range(),
                    "`each` makes an axis, which only a call in an experiment has. Leave it out: a list stands for all its "
                            + "members.",
                    Fix.replace("Leave out `each`", new Range(each.range().start(), each.list().range().start()), ""));
        }
    }

    private void checkAll(Slot slot, Expression.All all) {
        switch (slot.want()) {
            case Want.Block wanted -> blocks.checkAll(all.range(), wanted.encoded());
            default -> mismatch(slot, "every block");
        }
    }

    private void checkNone(Slot slot) {
        if (!(slot.want() instanceof Want.Edit)) {
            mismatch(slot, "no edit");
        }
    }

    private void checkSum(Slot slot, Expression.Sum sum) {
        if (!(slot.want() instanceof Want.Edit)) {
            mismatch(slot, "a sum", "Only edits are added up, in the experiments that use them.");
            return;
        }
        for (Expression term : sum.terms()) {
            if (term instanceof Expression.None) {
                report.add(WRONG_TYPE, term.range(), "`none` adds nothing to a sum. Leave it out.");
            } else {
                checkParts(slot.inner(term));
            }
        }
    }

    private void checkRegions(Slot slot, Expression... parts) {
        if (!(slot.want() instanceof Want.Region)) {
            mismatch(slot, "a region");
            return;
        }
        for (Expression part : parts) {
            checkParts(slot.inner(part));
        }
    }

    private void mismatch(Slot slot, String what) {
        mismatch(slot, what, "");
    }

    private void mismatch(Slot slot, String what, String advice, Fix... fixes) {
        report.add(Mismatch.kind(context, slot, what, advice, fixes));
    }

    private void several(Slot slot, String what) {
        report.add(Mismatch.several(context, slot, what));
    }
}
