package unbox.runtime.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.runtime.share.Point;
import unbox.runtime.share.Root;
import unbox.runtime.share.Settings;
import unbox.runtime.share.Wave;

/**
 * Everything that decides, to the last bit, what the rows of a wave are where they part: what they started from, and each
 * edit since, with which other rows.
 *
 * @param before the wave from whose rows they come; empty for one that starts from noise
 * @param until where they part
 */
record WaveKey(Settings settings, Set<String> observe, Optional<WaveKey> before, List<Row> rows,
        Optional<Point> until) {

    /** @param parent in the wave before */
    private record Row(Root root, int parent, List<Operation> edit) {}

    static WaveKey start(Settings settings, Set<String> observe, Wave wave) {
        return new WaveKey(settings, observe, Optional.empty(), rows(wave), wave.until());
    }

    WaveKey then(Wave wave) {
        return new WaveKey(settings, observe, Optional.of(this), rows(wave), wave.until());
    }

    private static List<Row> rows(Wave wave) {
        return wave.rows().stream()
                .map(row -> new Row(Root.of(WaveSampler.facts(row)), row.parent(), row.edit())).toList();
    }

    /** Whether it says everything: a mask's file may change, and what an edit copies depends on the batch. */
    boolean isWhole() {
        return rows.stream().flatMap(row -> row.edit().stream()).allMatch(WaveKey::isWhole)
                && before.map(WaveKey::isWhole).orElse(true);
    }

    private static boolean isWhole(Operation operation) {
        return !(operation instanceof Operation.Copy)
                && !(operation instanceof Operation.OnFeatures onFeatures && hasMask(onFeatures.region()));
    }

    private static boolean hasMask(Region region) {
        return switch (region) {
            case Region.Mask mask -> true;
            case Region.Not not -> hasMask(not.region());
            case Region.And and -> hasMask(and.left()) || hasMask(and.right());
            case Region.Or or -> hasMask(or.left()) || hasMask(or.right());
            case Region.Everywhere everywhere -> false;
            case Region.Rectangle rectangle -> false;
            case Region.Ellipse ellipse -> false;
        };
    }
}
