package unbox.language.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import unbox.language.syntax.Expression.Top;

/** What right texts become, construct by construct. */
class TreeTest {

    @Test
    void aModelAndItsSettings() {
        var model = (Statement.ModelStatement) statement("model \"a/b\" { dtype float16  size 512x768 }");
        assertEquals("a/b", model.reference().value());
        assertEquals("float16", ((Statement.DtypeSetting) model.settings().get(0)).dtype().text());
        var size = (Statement.SizeSetting) model.settings().get(1);
        assertEquals(512, size.width());
        assertEquals(768, size.height());
    }

    @Test
    void aPromptWithParameters() {
        var prompt = (Statement.PromptDeclaration) statement(
                "prompt photo(animal, place = \"a wood\") = \"a {animal}\"");
        assertEquals(List.of("animal", "place"),
                prompt.parameters().stream().map(parameter -> parameter.name().text()).toList());
        assertTrue(prompt.parameters().get(0).defaultValue().isEmpty());
        assertInstanceOf(Expression.TextLiteral.class, prompt.parameters().get(1).defaultValue().orElseThrow());
        assertEquals(List.of("animal"), prompt.text().placeholders().stream().map(Text.Placeholder::name).toList());
    }

    @Test
    void escapesAreDecodedAndPlaceholdersKeptAsWritten() {
        var prompt = (Statement.PromptDeclaration) statement("prompt p = \"a \\\"b\\\" \\\\ \\{c\\} {d}\\n\"");
        assertEquals("a \"b\" \\ {c} {d}\n", prompt.text().value());
        assertEquals(3, prompt.text().parts().size());
        assertEquals("a \"b\" \\ {c} ", ((Text.Plain) prompt.text().parts().get(0)).text());
    }

    @Test
    void placeholdersHaveTheRangeOfTheirBraces() {
        String text = "prompt p = \"a \\n{d}\"";
        var prompt = (Statement.PromptDeclaration) statement(text);
        assertEquals("{d}", prompt.text().placeholders().getFirst().range().of(text));
    }

    @Test
    void featuresLabelsAndRangesOfFeatures() {
        var features = (Statement.FeatureDeclaration) statement("feature f = up.0.1#90 \"fur\", mid.0#3..7");
        var labelled = (Expression.FeatureLiteral) features.features().get(0);
        assertEquals("up.0.1", labelled.block());
        assertEquals(OptionalInt.of(90), labelled.index());
        assertEquals("fur", labelled.label().orElseThrow().value());
        var range = (Expression.FeatureRange) features.features().get(1);
        assertEquals(OptionalInt.of(3), range.from().index());
        assertEquals(new BigDecimal("7"), range.to().value());
    }

    @Test
    void aLabelWithoutAName() {
        var label = (Statement.LabelStatement) statement("feature up.0.1#90 \"fur\"");
        assertEquals("fur", label.feature().label().orElseThrow().value());
    }

    @Test
    void notBindsFirstAndOrLast() {
        assertEquals("(((not a) and b) or (c and (d or e)))", regions("not a and b or c and (d or e)"));
        assertEquals("((a or b) or c)", regions("a or b or c"));
        assertEquals("(not (not a))", regions("not not a"));
    }

    private static String regions(String text) {
        return spelled(((Statement.RegionDeclaration) statement("region r = " + text)).region());
    }

    private static String spelled(Expression region) {
        return switch (region) {
            case Expression.Not not -> "(not " + spelled(not.region()) + ")";
            case Expression.And and -> "(" + spelled(and.left()) + " and " + spelled(and.right()) + ")";
            case Expression.Or or -> "(" + spelled(or.left()) + " or " + spelled(or.right()) + ")";
            case Expression.Reference reference -> reference.name().text();
            default -> throw new AssertionError(region);
        };
    }

    @Test
    void everyPartOfAnAction() {
        var add = (Action.Add) action("add a, up.0.1#90 by -2.5 raw in not sky");
        assertEquals(2, add.features().size());
        assertEquals(new BigDecimal("-2.5"), ((Expression.NumberLiteral) add.by()).value());
        assertTrue(add.raw());
        assertInstanceOf(Expression.Not.class, add.region().orElseThrow());
    }

    @Test
    void everyAction() {
        assertInstanceOf(Action.Scale.class, action("scale a by 0.5 in sky"));
        assertInstanceOf(Action.Remove.class, action("remove a in sky"));
        assertTrue(((Action.Set) action("set a to 5 raw in sky")).raw());
        assertTrue(((Action.Copy) action("copy a from \"b\" by 2 in sky")).by().isPresent());
        assertEquals(Optional.empty(), ((Action.Copy) action("copy a from photo(1)")).by());
        assertTrue(((Action.Only) action("only a by 5 raw")).raw());
        assertEquals(2, ((Action.Skip) action("skip mid.0, up.0.1")).blocks().size());
        assertInstanceOf(Expression.All.class, ((Action.Reconstruct) action("reconstruct all")).blocks().getFirst());
        assertEquals("both", ((Action.On) action("on both { skip mid.0 }")).branch().text());
    }

    @Test
    void theStrongestFeaturesOfABlock() {
        var top = (Top) ((Action.Remove) action("remove up.0.1 top 4")).features().getFirst();
        assertEquals("up.0.1", ((Expression.BlockLiteral) top.block()).block());
        assertEquals(new BigDecimal("4"), ((Expression.NumberLiteral) top.count()).value());
        assertInstanceOf(Expression.Reference.class,
                ((Top) ((Action.Remove) action("remove b top n")).features().getFirst()).block());
    }

    @Test
    void windowsOfSteps() {
        assertInstanceOf(Expression.NumberLiteral.class, window("2"));
        assertTrue(((Expression.NumberRange) window("0..12")).to().isPresent());
        assertTrue(((Expression.NumberRange) window("13..")).to().isEmpty());
        assertInstanceOf(Expression.Reference.class, window("late"));
    }

    private static Expression window(String text) {
        return ((Action.During) action("during steps " + text + " { skip mid.0 }")).window();
    }

    @Test
    void axesTheirValuesAndCaptions() {
        var axis = (Clause.Axis) clause("edit none \"original\", a + b(2), each fur, icon(up.0.1#3 \"fur\") \"icon\"");
        assertEquals(Clause.AxisWord.EDIT, axis.word());
        assertEquals("original", axis.items().get(0).caption().orElseThrow().value());
        assertEquals(2, ((Expression.Sum) axis.items().get(1).value()).terms().size());
        assertInstanceOf(Expression.Each.class, axis.items().get(2).value());
        assertEquals("icon", axis.items().get(3).caption().orElseThrow().value());
    }

    @Test
    void rangesAndListsInCalls() {
        var axis = (Clause.Axis) clause("edit stripy(-8..8 step 4, strength: [2, 4])");
        var call = (Expression.Call) axis.items().getFirst().value();
        var range = (Expression.NumberRange) call.arguments().get(0).value();
        assertEquals(new BigDecimal("-8"), range.from().value());
        assertEquals(new BigDecimal("4"), range.step().orElseThrow().value());
        assertEquals("strength", call.arguments().get(1).name().orElseThrow().text());
        assertInstanceOf(Expression.ListLiteral.class, call.arguments().get(1).value());
    }

    @Test
    void theAxesOfAGrid() {
        var grid = (Clause.Grid) clause("grid rows seed, f columns edit");
        assertEquals(List.of("seed", "f"), grid.rows().stream().map(Name::text).toList());
        assertEquals(List.of("edit"), grid.columns().stream().map(Name::text).toList());
        assertEquals(List.of(), ((Clause.Grid) clause("grid columns edit")).rows());
    }

    @Test
    void theNumberOfStrongestFeaturesHoldsForAllBlocks() {
        var explore = (Clause.Explore) clause("explore mid.0, up.0.1 top 5");
        assertEquals(2, explore.blocks().size());
        assertEquals(new BigDecimal("5"), ((Expression.NumberLiteral) explore.top().orElseThrow()).value());
    }

    @Test
    void whatIsMeasuredAndClaimed() {
        var measure = (Clause.Measure) clause("measure change, change in a, change outside a, up.0.1#3 in not a");
        assertEquals(Optional.empty(), ((Clause.ChangeReading) measure.readings().get(0)).region());
        assertTrue(((Clause.ChangeReading) measure.readings().get(2)).outside());
        assertInstanceOf(Expression.Not.class,
                ((Clause.FeatureReading) measure.readings().get(3)).region().orElseThrow());
        var expect = (Clause.Expect) clause("expect change outside a <= 0.1, fur > 2");
        assertEquals("<=", expect.claims().get(0).comparison());
        assertInstanceOf(Clause.FeatureReading.class, expect.claims().get(1).reading());
    }

    @Test
    void contextualWordsAreNamesElsewhere() {
        String text = "region change = rect(0, 0, 1, 1)\nregion size = mask(\"a.png\")\nedit rows(dtype) { add outside by dtype in change }\n"
                + "experiment columns { edit rows(1) grid rows rows columns columns measure change in size }";
        assertEquals(List.of(), Parser.parse(text).problems());
        assertEquals(List.of("rows", "columns", "change"),
                Parser.parse(text)
                        .tokens()
                        .stream()
                        .filter(token -> token.kind() == Token.Kind.KEYWORD)
                        .map(Token::text)
                        .filter(List.of("rows", "columns", "change", "size", "outside", "dtype")::contains)
                        .toList());
    }

    @Test
    void docCommentsBelongToTheStatementRightBelow() {
        List<Statement> statements = Parser.parse("""
                /// lost

                /// One line
                ///  and another
                seed 1 /// not a doc of the next
                steps 2
                /// of guidance
                // a comment between
                guidance 3
                //// no doc
                negative "a"
                """).statements();
        assertEquals(Optional.of("One line\n and another"), statements.get(0).doc());
        assertEquals(Optional.empty(), statements.get(1).doc());
        assertEquals(Optional.empty(), statements.get(2).doc());
        assertEquals(Optional.empty(), statements.get(3).doc());
    }

    @Test
    void statementsNeedNoLineEnds() {
        assertEquals(4,
                Parser.parse("seed 1 steps 2 edit a { skip mid.0 skip up.0.1 } guidance 7.5").statements().size());
    }

    @Test
    void aStatementMayGoOnOverLines() {
        var region = (Statement.RegionDeclaration) statement(
                "region\n  rest\n  =\n  a\n  and\n  rect(\n 0, 0,\n 1, 1)");
        assertInstanceOf(Expression.And.class, region.region());
    }

    @Test
    void rangesCoverExactlyWhatWasWritten() {
        String text = "/// doc\nedit e { add a by 3 in b } // end\n";
        Statement edit = Parser.parse(text).statements().getFirst();
        assertEquals("edit e { add a by 3 in b }", edit.range().of(text));
        assertEquals("add a by 3 in b", ((Statement.EditDeclaration) edit).actions().getFirst().range().of(text));
    }

    @Test
    void aBrokenActionLosesOnlyItsBrokenPart() {
        var edit = (Statement.EditDeclaration) Parser.parse("edit e { add fur by in face scale fur by 2 }")
                .statements()
                .getFirst();
        var add = (Action.Add) edit.actions().get(0);
        assertInstanceOf(Expression.Missing.class, add.by());
        assertTrue(add.region().isPresent());
        assertInstanceOf(Action.Scale.class, edit.actions().get(1));
    }

    @Test
    void aMisspeltWordIsReadAsWhatItMeant() {
        var experiment = (Statement.ExperimentStatement) Parser.parse("expriment e { sead 1, 2 }")
                .statements()
                .getFirst();
        assertEquals(2, ((Clause.Axis) experiment.clauses().getFirst()).items().size());
    }

    private static Action action(String text) {
        return ((Statement.EditDeclaration) statement("edit e { " + text + " }")).actions().getFirst();
    }

    private static Clause clause(String text) {
        return ((Statement.ExperimentStatement) statement("experiment e { " + text + " }")).clauses().getFirst();
    }

    private static Statement statement(String text) {
        SyntaxTree tree = Parser.parse(text);
        assertEquals(List.of(), tree.problems());
        assertEquals(1, tree.statements().size());
        return tree.statements().getFirst();
    }
}
