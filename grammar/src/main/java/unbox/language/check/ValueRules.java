package unbox.language.check;

import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.NumberLiteral;

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
    private final ShapeCalls shapes;
    private final CompoundRules compounds;

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
        shapes = new ShapeCalls(context, report);
        compounds = new CompoundRules(context, report, this::check, this::checkParts);
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
            case Expression.Top top -> compounds.checkTop(slot, top);
            case Expression.ListLiteral list -> compounds.checkList(slot, list);
            case Expression.Each each -> compounds.checkEach(slot, each);
            case Expression.All all -> checkAll(slot, all);
            case Expression.None none -> checkNone(slot);
            case Expression.Sum sum -> compounds.checkSum(slot, sum);
            case Expression.Not not -> compounds.checkRegions(slot, not.region());
            case Expression.And and -> compounds.checkRegions(slot, and.left(), and.right());
            case Expression.Or or -> compounds.checkRegions(slot, or.left(), or.right());
        }
    }

    private void checkNumber(Slot slot, NumberLiteral number) {
        switch (slot.want()) {
            case Want.Number wanted -> numbers.check(number, wanted.use());
            case Want.Window wanted -> numbers.check(number, NumberUse.STEP_INDEX);
            case Want.Text wanted -> {
            }
            case Want.Features wanted -> mismatch(slot, "a number",
                    "A feature is written with its block, like `up.0.1#%s`.".formatted(number.value().toPlainString()));
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
            default -> mismatch(slot, "a text",
                    slot.want() instanceof Want.Block ? "A block is written without quotes." : "",
                    new Quoted(context, slot, literal).fixes());
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
            names.checkNoOtherMeaning(call);
            shapes.arguments(slot, call).forEach(this::check);
            if (call.arguments().stream().allMatch(argument -> argument.name().isEmpty())) {
                regions.checkShape(call);
            }
        } else if (Shape.named(call.name().text()).isPresent() && !names.isKnown(slot, call.name())) {
            mismatch(slot, "a region");
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

    private void checkAll(Slot slot, Expression.All all) {
        switch (slot.want()) {
            case Want.Block wanted -> blocks.checkAll(all.range(), wanted.encoded());
            default -> mismatch(slot, "every block");
        }
    }

    private void checkNone(Slot slot) {
        if (slot.want() instanceof Want.Prompt) {
            mismatch(slot, "no edit", "The empty text is `\"\"`.",
                    Fix.replace("Write `\"\"`", slot.value().range(), "\"\""));
        } else if (!(slot.want() instanceof Want.Edit)) {
            mismatch(slot, "no edit");
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
