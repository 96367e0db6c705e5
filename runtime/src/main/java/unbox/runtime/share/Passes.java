package unbox.runtime.share;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import unbox.language.model.Facts;

/**
 * How often rows go through each part of the model.
 *
 * @param texts prompts, negative ones too, that are encoded
 * @param blocks rows through each transformer block, in the order of the U-Net
 * @param decoded pictures through the VAE
 */
public record Passes(long texts, Map<String, Long> blocks, long decoded) {

    /** What batches take as they are computed: what runs share is computed once. */
    public static Passes shared(List<Batch> batches, List<String> blocks) {
        long texts = batches.stream().flatMap(batch -> batch.pictures().stream()).flatMap(Passes::texts).distinct()
                .count();
        return count(batches.stream(), texts, blocks);
    }

    /** What the same pictures take if each is computed by itself, from its text on. */
    public static Passes alone(List<Batch> batches, List<String> blocks) {
        List<Facts> pictures = batches.stream().flatMap(batch -> batch.pictures().stream()).toList();
        long texts = pictures.stream().mapToLong(facts -> texts(facts).distinct().count()).sum();
        return count(pictures.stream().map(facts -> new Batch(List.of(facts), Limits.ONE)), texts, blocks);
    }

    /** Rows through all transformer blocks together. */
    public long rows() {
        return blocks.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Stream<Optional<String>> texts(Facts facts) {
        Stream<Optional<String>> prompts = Stream.concat(Stream.of(facts.prompt()), Sources.prompts(facts))
                .map(Optional::of);
        return facts.guided() ? Stream.concat(prompts, Stream.of(facts.negative())) : prompts;
    }

    private static Passes count(Stream<Batch> batches, long texts, List<String> blocks) {
        var count = new Count(blocks);
        batches.forEach(count::add);
        return new Passes(texts, count.rows, count.decoded);
    }

    private static final class Count {
        private final List<String> blocks;
        private final Map<String, Long> rows = new LinkedHashMap<>();
        private long decoded;

        Count(List<String> blocks) {
            this.blocks = blocks;
            blocks.forEach(block -> rows.put(block, 0L));
        }

        void add(Batch batch) {
            List<Point> points = Point.all(batch.settings(), blocks);
            Sources sources = Sources.of(batch, blocks);
            sources.waves().forEach(wave -> pass(wave, sources.last(), points, batch));
            Waves.of(batch, blocks).forEach(wave -> add(wave, points, batch));
        }

        private void add(Wave wave, List<Point> points, Batch batch) {
            pass(wave, wave.until(), points, batch);
            if (wave.next().isEmpty()) {
                decoded += wave.rows().size();
            }
            wave.next().forEach(next -> add(next, points, batch));
        }

        private void pass(Wave wave, Optional<Point> until, List<Point> points, Batch batch) {
            int first = wave.from().map(from -> points.indexOf(from) + 1).orElse(0);
            int end = until.map(point -> points.indexOf(point) + 1).orElse(points.size());
            long many = (long) wave.rows().size() * batch.settings().branches();
            IntStream.range(first, end).forEach(at -> rows.merge(points.get(at).block(), many, Long::sum));
        }
    }
}
