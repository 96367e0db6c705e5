package unbox.runtime.share;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import unbox.language.model.Facts;

/**
 * Pictures that are computed together and share what they have in common. On one machine a batch decides its pictures to
 * the last bit, so whoever wants one of them again computes it in the same batch; parts of the batch that hold none that
 * is wanted may be left out.
 *
 * @param pictures of one {@link Settings}, none twice
 */
public record Batch(List<Facts> pictures, Limits limits) {

    /** @throws IllegalArgumentException if there are no pictures, or they differ in settings */
    public Batch {
        if (pictures.stream().map(Settings::of).distinct().count() != 1) {
            throw new IllegalArgumentException(
                    "pictures of one batch have one size and number of steps and one guidance");
        }
        pictures = List.copyOf(pictures);
    }

    /**
     * The batches of pictures: each holds as many roots as may go through the U-Net at once, with all that is made of them.
     *
     * @param pictures of one {@link Settings}, in the order in which they are wanted; equal ones are one
     */
    public static List<Batch> of(Collection<Facts> pictures, Limits limits) {
        Map<Root, List<Facts>> byRoot = new LinkedHashMap<>();
        new LinkedHashSet<>(pictures)
                .forEach(facts -> byRoot.computeIfAbsent(Root.of(facts), root -> new ArrayList<>()).add(facts));
        return Chunks.of(List.copyOf(byRoot.values()), limits.rows()).stream()
                .map(roots -> new Batch(roots.stream().flatMap(List::stream).toList(), limits)).toList();
    }

    public Settings settings() {
        return Settings.of(pictures.getFirst());
    }
}
