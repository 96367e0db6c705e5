package unbox.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.check.Want.FeatureUse;
import unbox.language.syntax.Action;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Clause.Reading;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;

/**
 * Lists the places of a statement where values stand: what each word of the language takes. The default values of
 * parameters are not among them, as what they must be follows from these places.
 */
final class Slots {
    private static final Want ENCODED_BLOCK = new Want.Block(true);
    private static final Want ANY_NUMBER = new Want.Number(NumberUse.ANY);
    private static final Want COUNT = new Want.Number(NumberUse.COUNT);
    private static final Want READ_FEATURES = new Want.Features(FeatureUse.ACTIVATION, false);

    private final Optional<Declaration> owner;
    private final List<Slot> slots = new ArrayList<>();

    private Slots(Optional<Declaration> owner) {
        this.owner = owner;
    }

    static List<Slot> of(Statement statement) {
        var slots = new Slots(statement instanceof Declaration owner ? Optional.of(owner) : Optional.empty());
        switch (statement) {
            case Statement.FeatureDeclaration feature -> slots.addAll("feature", feature.features(), READ_FEATURES);
            case Statement.LabelStatement label -> slots.addAll("feature", List.of(label.feature()),
                    new Want.Features(FeatureUse.LABEL, false));
            case Statement.RegionDeclaration region -> slots.add("region", region.region(), new Want.Region());
            case Statement.EditDeclaration edit -> edit.actions().forEach(slots::addAction);
            case Statement.ExperimentStatement experiment -> experiment.clauses().forEach(slots::addClause);
            case Statement.DefaultStatement standard -> slots.addClause(standard.axis());
            case Statement.ModelStatement model -> {
            }
            case Statement.SaesStatement saes -> {
            }
            case Statement.ImportStatement file -> {
            }
            case Statement.PromptDeclaration prompt -> {
            }
        }
        return slots.slots;
    }

    private void addAction(Action action) {
        switch (action) {
            case Action.Add add -> {
                addByMean("add", add.features(), add.raw(), add.by());
                add("by", add.by(), ANY_NUMBER);
                addRegion(add.region());
            }
            case Action.Scale scale -> {
                addChosen("scale", scale.features());
                add("by", scale.by(), ANY_NUMBER);
                addRegion(scale.region());
            }
            case Action.Remove remove -> {
                addChosen("remove", remove.features());
                addRegion(remove.region());
            }
            case Action.Set set -> {
                addByMean("set", set.features(), set.raw(), set.to());
                add("to", set.to(), ANY_NUMBER);
                addRegion(set.region());
            }
            case Action.Copy copy -> {
                addChosen("copy", copy.features());
                add("from", copy.from(), new Want.Prompt());
                copy.by().ifPresent(by -> add("by", by, ANY_NUMBER));
                addRegion(copy.region());
            }
            case Action.Only only -> {
                addByMean("only", only.features(), only.raw(), only.by());
                add("by", only.by(), ANY_NUMBER);
                addRegion(only.region());
            }
            case Action.Skip skip -> addAll("skip", skip.blocks(), new Want.Block(false));
            case Action.Reconstruct reconstruct -> addAll("reconstruct", reconstruct.blocks(), ENCODED_BLOCK);
            case Action.During during -> {
                add("during steps", during.window(), new Want.Window());
                during.actions().forEach(this::addAction);
            }
            case Action.On on -> on.actions().forEach(this::addAction);
        }
    }

    private void addClause(Clause clause) {
        switch (clause) {
            case Clause.Axis axis -> axis.items()
                    .forEach(item -> slots.add(
                            Slot.of(place(axis.word().word()), item.value(), want(axis), Extent.AXIS, owner)));
            case Clause.Explore explore -> {
                addAll("explore", explore.blocks(), ENCODED_BLOCK);
                explore.top().ifPresent(top -> add("top", top, COUNT));
            }
            case Clause.Heatmap heatmap -> addAll("heatmap", heatmap.features(), READ_FEATURES);
            case Clause.Measure measure -> measure.readings().forEach(reading -> addReading("measure", reading));
            case Clause.Expect expect -> expect.claims().forEach(claim -> {
                addReading("expect", claim.reading());
                add(claim.comparison(), claim.bound(), ANY_NUMBER);
            });
            case Clause.Grid grid -> {
            }
            case Clause.Save save -> {
            }
        }
    }

    private static Want want(Clause.Axis axis) {
        return switch (axis.word()) {
            case PROMPT, NEGATIVE -> new Want.Prompt();
            case SEED -> new Want.Number(NumberUse.SEED);
            case STEPS -> new Want.Number(NumberUse.STEPS);
            case GUIDANCE -> new Want.Number(NumberUse.GUIDANCE);
            case EDIT -> new Want.Edit();
        };
    }

    private void addReading(String word, Reading reading) {
        switch (reading) {
            case Clause.ChangeReading change -> change.region()
                    .ifPresent(region -> add(change.outside() ? "outside" : "in", region, new Want.Region()));
            case Clause.FeatureReading feature -> {
                add(word, feature.feature(), new Want.Features(FeatureUse.MEASURED, false));
                addRegion(feature.region());
            }
        }
    }

    private void addByMean(String word, List<Expression> features, boolean raw, Expression strength) {
        FeatureUse use = raw ? FeatureUse.ACTIVATION : FeatureUse.MEAN;
        Want want = new Want.Features(use, features.size() == 1);
        Optional<Integer> rawAt = Optional.of(strength.range().end());
        features.forEach(feature -> slots.add(new Slot(place(word), feature, want, Extent.TOGETHER, owner, rawAt)));
    }

    private void addChosen(String word, List<Expression> features) {
        addAll(word, features, new Want.Features(FeatureUse.ACTIVATION, features.size() == 1));
    }

    private void addRegion(Optional<Expression> region) {
        region.ifPresent(value -> add("in", value, new Want.Region()));
    }

    private void add(String word, Expression value, Want want) {
        slots.add(Slot.of(place(word), value, want, Extent.SINGLE, owner));
    }

    private void addAll(String word, List<Expression> values, Want want) {
        values.forEach(value -> slots.add(Slot.of(place(word), value, want, Extent.TOGETHER, owner)));
    }

    private static String place(String word) {
        return "`" + word + "`";
    }
}
