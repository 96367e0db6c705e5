package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import unbox.language.syntax.Continuation.OpenCall;
import unbox.language.syntax.Continuation.Place;

/** What stands at the caret is to the rules that are being read there. */
final class CaretPlaces {
    private final Spot spot;

    CaretPlaces(Spot spot) {
        this.spot = spot;
    }

    /** What a value, name or text at the caret would be. */
    Place place() {
        if (spot.betweenItems()) {
            return Place.BETWEEN;
        }
        Place innermost = innermost(spot.context());
        for (ParserRuleContext rule = spot.context(); rule != null && innermost == Place.NOWHERE; rule = rule
                .getParent()) {
            innermost = place(rule);
        }
        return innermost;
    }

    /** A text behind a whole value is its label or caption, whatever the value is. */
    private Place innermost(ParserRuleContext context) {
        boolean onlyText = !spot.expected().value() && spot.expected().has(UnboxLexer.STRING);
        if (context instanceof UnboxParser.FeatureLiteralContext) {
            return Place.LABEL;
        }
        return onlyText && spot.expected().complete() ? Place.CAPTION : Place.NOWHERE;
    }

    private Place place(ParserRuleContext rule) {
        return switch (rule) {
            case UnboxParser.NameContext name -> name(name);
            case UnboxParser.ModelContext model -> Place.MODEL;
            case UnboxParser.SettingContext setting ->
                setting.getStart().getType() == UnboxLexer.DTYPE ? Place.DTYPE : Place.SIZE;
            case UnboxParser.SaesContext saes -> Place.AUTOENCODERS;
            case UnboxParser.ImportingContext importing -> Place.IMPORT;
            case UnboxParser.PromptContext prompt -> Place.PROMPT_TEXT;
            case UnboxParser.SaveContext save -> Place.SAVE;
            case UnboxParser.ParameterContext parameter -> Place.DEFAULT_VALUE;
            case UnboxParser.FeatureContext feature -> Place.FEATURE;
            case UnboxParser.RegionContext region -> Place.REGION;
            case UnboxParser.StrengthContext strength -> Place.NUMBER;
            case UnboxParser.WhereContext where -> Place.REGION;
            case UnboxParser.CountContext count -> Place.NUMBER;
            case UnboxParser.WindowContext window -> Place.NUMBER;
            case UnboxParser.SetContext set when has(set, UnboxLexer.TO) -> Place.NUMBER;
            case UnboxParser.CopyContext copy when has(copy, UnboxLexer.FROM) -> Place.PROMPT;
            case UnboxParser.SkipContext skip -> Place.BLOCK;
            case UnboxParser.ReconstructContext reconstruct -> Place.ENCODED_BLOCK;
            case UnboxParser.ExploreContext explore -> Place.ENCODED_BLOCK;
            case UnboxParser.HeatmapContext heatmap -> Place.FEATURE;
            case UnboxParser.ReadingContext reading ->
                has(reading, UnboxLexer.IN) || has(reading, UnboxLexer.OUTSIDE) ? Place.REGION : Place.MEASURED;
            case UnboxParser.ClaimContext claim -> has(claim, UnboxLexer.COMPARISON) ? Place.NUMBER : Place.MEASURED;
            case UnboxParser.AxisNameContext axis -> Place.AXIS_NAME;
            case UnboxParser.GridContext grid -> Place.AXIS_NAME;
            case UnboxParser.AxisContext axis -> axis(axis.word.getType());
            case UnboxParser.PresetContext preset -> axis(preset.word.getType());
            case UnboxParser.OnContext on -> Place.BRANCH;
            case UnboxParser.ActionContext action -> Place.CHOSEN_FEATURE;
            default -> Place.NOWHERE;
        };
    }

    private static Place name(UnboxParser.NameContext name) {
        return switch (name.getParent()) {
            case UnboxParser.PrimaryContext primary -> Place.NOWHERE;
            case UnboxParser.CountContext count -> Place.NUMBER;
            case UnboxParser.WindowContext window -> Place.NUMBER;
            case UnboxParser.OnContext on -> Place.BRANCH;
            case UnboxParser.AxisNameContext axis -> Place.AXIS_NAME;
            case UnboxParser.SettingContext setting -> Place.DTYPE;
            default -> Place.NEW_NAME;
        };
    }

    private static Place axis(int word) {
        return switch (word) {
            case UnboxLexer.PROMPT -> Place.PROMPT;
            case UnboxLexer.NEGATIVE -> Place.NEGATIVE;
            case UnboxLexer.EDIT -> Place.EDIT;
            default -> Place.NUMBER;
        };
    }

    private static boolean has(ParserRuleContext rule, int type) {
        return rule.children != null && rule.children.stream().anyMatch(child -> child instanceof TerminalNode leaf
                && leaf.getSymbol().getType() == type);
    }

    /**
     * The innermost call that is open at the caret.
     *
     * @param start where the text that was read stands in the whole text
     */
    Optional<OpenCall> call(int start) {
        boolean beginning = spot.expected().value();
        for (ParserRuleContext rule = spot.context(); rule != null; rule = rule.getParent()) {
            if (rule instanceof UnboxParser.ArgumentContext argument) {
                beginning = argument.getStart() == spot.next();
            }
            if (rule instanceof UnboxParser.ArgumentsContext arguments
                    && rule.getParent() instanceof UnboxParser.PrimaryContext call && call.name() != null
                    && !has(arguments, UnboxLexer.RIGHT_PAREN)) {
                return Optional.of(open(call.name(), arguments, start, beginning));
            }
        }
        return Optional.empty();
    }

    private static OpenCall open(UnboxParser.NameContext name, UnboxParser.ArgumentsContext arguments, int start,
            boolean beginning) {
        List<String> named = new ArrayList<>();
        Optional<String> current = Optional.empty();
        int index = 0;
        for (ParseTree child : arguments.children) {
            if (child instanceof UnboxParser.ArgumentContext argument) {
                current = has(argument, UnboxLexer.COLON)
                        ? Optional.of(argument.value(0).getText())
                        : Optional.empty();
            } else if (((TerminalNode) child).getSymbol().getType() == UnboxLexer.COMMA) {
                current.ifPresent(named::add);
                current = Optional.empty();
                index++;
            }
        }
        return new OpenCall(name.getText(), start + Places.first(name).getStartIndex(), index, current, named,
                beginning);
    }
}
