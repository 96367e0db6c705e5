package unbox.runtime.run;

class PlainPainterTest extends PainterContract {
    PlainPainterTest() {
        super(false);
    }
}
