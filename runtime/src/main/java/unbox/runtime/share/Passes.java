package unbox.runtime.share;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** What batches take as they are computed: what runs share is computed once, and what nobody wants is left out. */
    public static Passes shared(List<Batch> batches, Predicate<Facts> wanted, List<String> blocks) {
        long texts = batches.stream().flatMap(batch -> batch.pictures().stream()).filter(wanted).flatMap(Passes::texts)
                .distinct().count();
        return count(batches.stream(), wanted, texts, blocks);
    }

    /** What pictures take if each is computed by itself, from its text on. */
    public static Passes alone(Collection<Facts> pictures, List<String> blocks) {
        long texts = pictures.stream().mapToLong(facts -> texts(facts).distinct().count()).sum();
        return count(pictures.stream().map(facts -> new Batch(List.of(facts), Limits.ONE)), facts -> true, texts,
                blocks);
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

    private static Passes count(Stream<Batch> batches, Predicate<Facts> wanted, long texts, List<String> blocks) {
        var count = new Count(blocks, wanted);
        batches.forEach(count::add);
        return new Passes(texts, count.rows, count.decoded);
    }

    private static final class Count {
        private final List<String> blocks;
        private final Predicate<Facts> wanted;
        private final Map<String, Long> rows = new LinkedHashMap<>();
        private long decoded;

        Count(List<String> blocks, Predicate<Facts> wanted) {
            this.blocks = blocks;
            this.wanted = wanted;
            blocks.forEach(block -> rows.put(block, 0L));
        }

        void add(Batch batch) {
            if (batch.pictures().stream().noneMatch(wanted)) {
                return;
            }
            List<Point> points = Point.all(batch.settings(), blocks);
            Sources sources = Sources.of(batch, blocks);
            sources.waves().forEach(wave -> pass(wave, sources.last(), points, batch));
            Waves.of(batch, blocks).forEach(wave -> add(wave, points, batch));
        }

        private void add(Wave wave, List<Point> points, Batch batch) {
            if (wave.pictures().noneMatch(wanted)) {
                return;
            }
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
