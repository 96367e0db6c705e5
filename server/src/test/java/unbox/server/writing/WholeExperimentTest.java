package unbox.server.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** From an empty file to an experiment without a mistake: names, numbers and texts are typed, all else is chosen. */
class WholeExperimentTest {
    private final Sheet sheet = new Sheet(Desk.inExamples());

    @Test
    void cloudsArePaintedIntoASky() {
        sheet.choose("model \"…\"").choose("landscape").end().line().line();
        sheet.choose("feature name = …").type("clouds").tab().type("cloud").choose("up.0.0#230 clouds").end().line();
        sheet.choose("region name = rect(…)").type("sky").end().line().line();
        sheet.choose("edit name(strength) { … }").type("cloudy").tab().tab().type("4").tab().choose("clouds").tab()
                .type(" ").choose("in").type(" ").choose("sky").end().line().line();
        sheet.choose("experiment name { … }").type("first").tab().type("\"a meadow\"").tab().type("1..3").tab().tab();
        sheet.line().choose("grid rows … columns …").end();

        assertEquals("""
                model "landscape"

                feature clouds = up.0.0#230 "clouds"
                region sky = rect(0, 0, 1, 0.5)

                edit cloudy(strength = 4) {
                  add clouds by strength in sky
                }

                experiment first {
                  prompt "a meadow"
                  seed   1..3
                  edit   none, cloudy
                  grid rows seed columns edit
                }""", sheet.text());
        assertEquals(List.of(), sheet.problems());
    }

    @Test
    void theStrengthBecomesAnAxis() {
        sheet.choose("model \"…\"").end().line();
        sheet.choose("edit name(strength) { … }").type("snowy").tab().tab().tab().type("snow")
                .choose("up.0.1#294 snow").end().line();
        sheet.type("ex").choose("experiment").type(" winter").open();
        sheet.type("p").choose("prompt …").end().line();
        sheet.choose("seed a..b").end().line();
        sheet.choose("edit none, …").choose("snowy(strength)").end().type("(").choose("strength:").type("2..8 ");
        sheet.choose("step").type(" 2)").line();
        sheet.type("grid ").choose("rows").type(" ").choose("seed").type(" ").choose("columns").type(" ");
        sheet.choose("strength").close();

        assertEquals(List.of(), sheet.problems());
    }

    @Test
    void whatIsKnownOfAModelIsCopiedMeasuredAndClaimed() {
        sheet.choose("model \"…\" { dtype size }").choose("stabilityai/stable-diffusion-xl-base-1.0").tab()
                .type("float16").tab().type("1024").tab().type("1024").end().line();
        sheet.choose("region name = ellipse(…)").type("subject").end().line();
        sheet.choose("edit").type(" to_cat").open();
        sheet.choose("during steps a..b { … }").type("0..12").tab().choose("copy F from P").tab().tab();
        sheet.type("\"a cat\" ").choose("in").type(" ").choose("subject").end().line();
        sheet.choose("on both { … }").tab().choose("add F by s").type("tiger").choose("up.0.1#4977 tiger stripes").tab()
                .type("3").close().line();
        sheet.choose("experiment name { … }").type("swap").tab().type("\"a dog\"").tab().tab().tab();
        sheet.line().choose("negative \"…\"").type("blurry").tab();
        sheet.line().choose("measure change in R").choose("subject");
        sheet.line().choose("expect change outside R < …").choose("subject").tab().type("0.1");
        sheet.line().choose("explore B top n").end();

        assertEquals("""
                model "stabilityai/stable-diffusion-xl-base-1.0" { dtype float16  size 1024 x 1024 }
                region subject = ellipse(0.5, 0.5, 0.25, 0.25)
                edit to_cat {
                  during steps 0..12 {
                    copy down.2.1 top 80 from "a cat" in subject
                  }
                  on both {
                    add up.0.1#4977 "tiger stripes" by 3
                  }
                }
                experiment swap {
                  prompt "a dog"
                  seed   0..3
                  edit   none, to_cat
                  negative "blurry"
                  measure change in subject
                  expect change outside subject < 0.1
                  explore down.2.1 top 10
                }""", sheet.text());
        assertEquals(List.of(), sheet.problems());
    }
}
