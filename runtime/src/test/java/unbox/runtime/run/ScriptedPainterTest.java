package unbox.runtime.run;

class ScriptedPainterTest extends PainterContract {
    ScriptedPainterTest() {
        super(true);
    }
}
