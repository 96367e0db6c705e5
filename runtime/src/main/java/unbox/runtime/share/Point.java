package unbox.runtime.share;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where runs may part: behind a transformer block and before its edit, in one step.
 *
 * @param step from 0
 * @param block as the paper names it
 */
public record Point(int step, String block) {

    /**
     * Every point of a run, in the order in which it passes them.
     *
     * @param blocks the model's, in the order in which the U-Net passes them
     */
    public static List<Point> all(Settings settings, List<String> blocks) {
        return IntStream.range(0, settings.steps()).boxed()
                .flatMap(step -> blocks.stream().map(block -> new Point(step, block))).toList();
    }
}
