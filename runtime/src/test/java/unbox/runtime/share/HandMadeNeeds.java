package unbox.runtime.share;

import java.util.List;

/** A model for pen and paper: three blocks, weights of 1000 bytes; a row works with 100, is kept with 10, decodes with 200. */
public record HandMadeNeeds() implements Needs {

    @Override
    public List<String> blocks() {
        return List.of("down.2.1", "mid.0", "up.0.1");
    }

    @Override
    public long weights() {
        return 1000;
    }

    @Override
    public long working(Settings settings) {
        return 100L * settings.branches();
    }

    @Override
    public long kept(Settings settings) {
        return 10L * settings.branches();
    }

    @Override
    public long decoding(Settings settings) {
        return 200;
    }
}
