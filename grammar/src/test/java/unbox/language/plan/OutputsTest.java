package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.language.plan.PlanFixture.analyze;
import static unbox.language.plan.PlanFixture.experiment;
import static unbox.language.plan.PlanFixture.files;
import static unbox.language.plan.PlanFixture.problems;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.Analysis;
import unbox.language.catalog.CatalogSource.MaskCard;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.problem.Fix.Replacement;
import unbox.language.problem.Problem;

/** Where each picture goes. */
class OutputsTest {
    private static final String STRIPY = "edit stripy(strength = 5) { add up.0.1#4977 by strength }\n";

    private static Analysis save(String clauses, String save) {
        return analyze((clauses.contains("stripy") ? STRIPY : "") + "experiment test { prompt \"a\" " + clauses
                + " save \"" + save + "\" }");
    }

    private static Problem only(Analysis analysis) {
        assertEquals(1, analysis.problems().size(), PlanFixture.messages(analysis));
        return analysis.problems().getFirst();
    }

    private static Overrides out(String folder) {
        return new Overrides(Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalDouble.empty(),
                Optional.empty(), Optional.empty(), Optional.of(Path.of(folder)));
    }

    private static ExperimentPlan out(String folder, String save) {
        String text = PlanFixture.MODEL + "experiment test { prompt \"a\" seed 1, 2 " + save + " }";
        return PlanFixture.plan(PlanFixture.analyze(text, out(folder), SdxlTurboCatalog.SOURCE)).experiments()
                .getFirst();
    }

    @Test
    void picturesAreNamedByTheAxesThatVary() {
        assertEquals(List.of("out/test/test/1-none.png", "out/test/test/1-stripy.png", "out/test/test/2-none.png",
                "out/test/test/2-stripy.png"), files(experiment(STRIPY, "prompt \"a\" seed 1, 2 edit none, stripy")));
    }

    @Test
    void aNameIsPromptSeedEdit() {
        assertEquals("out/test/test/cat-1-stripy-strength-2.png", files(experiment(STRIPY + "prompt cat = \"a cat\"\n",
                "edit stripy(2), stripy(4) seed 1, 2 prompt cat, \"a dog\"")).getFirst());
    }

    @Test
    void stepsAndGuidanceSayWhatTheyCount() {
        assertEquals("out/test/test/steps-1-guidance-0.png",
                files(experiment("prompt \"a\" steps 1, 4 guidance 0, 1")).getFirst());
    }

    @Test
    void theOnlyPictureIsNamedAsItsExperiment() {
        assertEquals(List.of("out/test/test/test.png"), files(experiment("prompt \"a\"")));
    }

    @Test
    void aTwinThatIsNotListedHasNoFile() {
        assertEquals(List.of("out/test/test/test.png"), files(experiment(STRIPY, "prompt \"a\" edit stripy")));
    }

    @Test
    void namesDoNotDependOnLabels() {
        List<String> labelled = files(experiment("feature up.0.1#7 \"hat\"\nedit icon(f) { only f by 1 }",
                "prompt \"\" edit icon([up.0.1#7, up.0.1#8])"));

        assertEquals("out/test/test/icon-f-up.0.1-7.png", labelled.getFirst());
    }

    @ParameterizedTest
    @CsvSource({"'\"Cat\", \"cat\"'", "'\"a b\", \"a-b\"'", "'\"con\", \"aux\"'", "'\"猫\", \"犬\"'",
            "'\"grid\", \"other\"'",
            "'\"..\", \"/\"'", "'\"\", \" \"'"})
    void picturesOfOddTextsHaveFilesOfTheirOwnInsideTheFolder(String prompts) {
        ExperimentPlan plan = experiment("prompt " + prompts);

        List<Path> files = plan.runs().stream().map(run -> run.output().orElseThrow()).toList();
        assertEquals(2, files.stream().map(file -> FileNames.lower(file.toString())).distinct().count());
        assertTrue(files.stream().allMatch(file -> file.getParent().equals(plan.folder())), files.toString());
        assertTrue(files.stream().noneMatch(file -> file.equals(plan.grids().getFirst().file())), files.toString());
        assertTrue(files.stream().allMatch(file -> FileNames.fault(file.getFileName().toString()).isEmpty()),
                files.toString());
    }

    @Test
    void partsThatRunTogetherAreToldApart() {
        ExperimentPlan plan = experiment("edit gone { skip mid.0 }",
                "prompt \"a 1\", \"a\" edit gone \"c\", gone \"1 c\"");

        assertEquals(4, files(plan).stream().distinct().count());
    }

    @Test
    void saveHasEveryAxisAndParameterAsAField() {
        Analysis analysis = analyze(STRIPY + """
                prompt photo(animal) = "a {animal}"
                experiment test {
                  prompt   photo(["cat", "dog"])
                  negative "blurry"
                  seed 3  steps 2  guidance 1
                  edit     stripy(2)
                  save     "made/{animal}/{prompt}-{negative}-{seed}-{steps}-{guidance}-{edit}-{strength}.png"
                }
                """);

        assertEquals("made/cat/photo-animal-cat-blurry-3-2-1-stripy-strength-2-2.png",
                files(PlanFixture.plan(analysis).experiments().getFirst()).getFirst());
    }

    @Test
    void aParameterThatACellHasNotIsNone() {
        assertEquals(List.of("none.png", "2.png"),
                files(PlanFixture.plan(save("edit none, stripy(2)", "{strength}.png")).experiments().getFirst()));
    }

    @Test
    void saveAddsTheExtension() {
        assertEquals(List.of("pictures/1.png"),
                files(PlanFixture.plan(save("seed 1", "pictures/{seed}")).experiments().getFirst()));
    }

    @Test
    void anUnknownFieldIsToldTheNearest() {
        Problem problem = only(save("edit stripy(2)", "{strenth}.png"));

        assertEquals("unknown-placeholder", problem.code().slug());
        assertEquals("{strength}", problem.fixes().getFirst().replacements().getFirst().text());
    }

    @Test
    void picturesThatOverwriteEachOtherAreToldTheMissingAxis() {
        Analysis analysis = save("seed 1, 2 edit none, stripy", "out/{seed}.png");

        assertEquals("edit `none` and edit `stripy` would both be written to out/1.png. Add `{edit}` to the name.",
                only(analysis).message());
        assertEquals("\"out/{seed}.png\"", only(analysis).range().of(analysis.tree().text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out/{seed}.png", "out/{seed}"})
    void theFixPutsTheMissingFieldIntoTheName(String save) {
        Analysis analysis = save("seed 1, 2 edit none, stripy", save);
        Replacement missing = only(analysis).fixes().getFirst().replacements().getFirst();
        String text = new StringBuilder(analysis.tree().text())
                .replace(missing.range().start(), missing.range().end(), missing.text()).toString();

        assertEquals("out/1-none.png", files(PlanFixture
                .plan(PlanFixture.analyze(text, Overrides.NONE, SdxlTurboCatalog.SOURCE)).experiments().getFirst())
                .getFirst());
    }

    @Test
    void fieldsThatRunTogetherAreAnError() {
        Problem problem = only(analyze(
                "experiment test { prompt \"1\", \"11\" seed 1, 11 save \"{prompt}{seed}.png\" }"));

        assertEquals("outputs-collide", problem.code().slug());
        assertTrue(problem.message().endsWith("Write something between the fields."), problem.message());
    }

    @Test
    void aValueThatStandsTwiceIsAnError() {
        assertEquals(List.of("outputs-collide: 2"), problems(analyze("experiment test { prompt \"a\" seed 1..3, 2 }")));
    }

    @Test
    void twoExperimentsMayNotSaveToTheSameFile() {
        String clauses = "{ prompt \"a\" save \"same.png\" }\n";

        assertEquals(List.of("outputs-collide: \"same.png\""),
                problems(analyze("experiment one " + clauses + "experiment two " + clauses)));
    }

    @Test
    void experimentsWhoseNamesDifferInCaseOnlyHaveFoldersOfTheirOwn() {
        Plan plan = PlanFixture.plan(analyze("experiment sky { prompt \"a\" }\nexperiment Sky { prompt \"a\" }"));

        assertEquals(2, plan.experiments().stream().map(each -> FileNames.lower(each.folder().toString())).distinct()
                .count());
    }

    @Test
    void aPictureMayNotReplaceTheGrid() {
        assertEquals(List.of("outputs-collide: \"out/test/test/grid.png\""),
                problems(save("seed 1", "out/test/test/grid.png")));
    }

    @Test
    void aPictureMayNotReplaceAMask() {
        var source = SdxlTurboCatalog.SOURCE.withMask("hand.png", new MaskCard(64, 64, false, false));
        String text = PlanFixture.MODEL + """
                edit tint { add up.0.1#90 by 1 in mask("hand.png") }
                experiment test { prompt "a" edit tint save "hand.png" }
                """;

        assertEquals(List.of("outputs-collide: \"hand.png\""),
                problems(PlanFixture.analyze(text, Overrides.NONE, source)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../elsewhere/{seed}.png", "/tmp/{seed}.png", "a/../../b.png", "out/../../{seed}.png"})
    void outputsStayInsideTheWorkspace(String save) {
        assertEquals("output-outside-workspace", only(save("seed 1", save)).code().slug());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/study/made/{seed}.png", "a/../{seed}.png", "./{seed}.png"})
    void waysThatEndInsideAreFine(String save) {
        assertEquals(List.of(), problems(save("seed 1", save)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b.png", "con/{seed}.png", "C:\\\\x\\\\{seed}.png", "what?.png", "tail ./x.png",
            "end./{seed}.png", "a//b.png", "line\\nend.png", "\u0000.png"})
    void namesThatNotEverySystemTakesAreErrors(String save) {
        assertEquals("impossible-output", only(save("seed 1", save)).code().slug());
    }

    @Test
    void anOutFolderTakesThePlaceOfOutAndMayLieAnywhere() {
        assertEquals(Path.of("/elsewhere/test/test/1.png"),
                out("/elsewhere", "").runs().getFirst().output().orElseThrow());
        assertEquals(Path.of("/elsewhere/test/test"), out("/elsewhere", "").folder());
    }

    @ParameterizedTest
    @CsvSource({"out/a/{seed}.png, /elsewhere/a/1.png", "pictures/{seed}.png, /elsewhere/pictures/1.png",
            "{seed}.png, /elsewhere/1.png"})
    void savedPicturesGoToTheOutFolderToo(String save, Path file) {
        assertEquals(file, out("/elsewhere", "save \"" + save + "\"").runs().getFirst().output().orElseThrow());
    }

    @Test
    void theScriptsFolderHasItsNameWithoutTheEnding() {
        Analysis analysis = Analysis.of(Path.of("/study/deep/my script.v2.unbox"),
                PlanFixture.MODEL + "experiment test { prompt \"a\" }", SdxlTurboCatalog.SOURCE, Overrides.NONE);

        assertEquals(Path.of("/study/deep/out/my-script.v2/test"),
                PlanFixture.plan(analysis).experiments().getFirst().folder());
    }
}
