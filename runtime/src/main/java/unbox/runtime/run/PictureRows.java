package unbox.runtime.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unbox.language.model.Facts;
import unbox.language.model.Operation;
import unbox.runtime.edit.BatchRow;
import unbox.runtime.model.Sampler;

/**
 * The rows that the U-Net runs for a batch of pictures: each distinct picture once, then the unedited runs that edits copy
 * from, side by side with the pictures that read them. With guidance first every uncond row, then every cond row.
 *
 * @param pictures no two alike; of equal size, steps and guidance
 */
record PictureRows(List<Facts> pictures) {

    static PictureRows of(List<Facts> batch) {
        if (batch.stream().map(PictureRows::settings).distinct().count() != 1) {
            throw new IllegalArgumentException(
                    "pictures of one batch have one size and number of steps and one guidance");
        }
        Set<Facts> pictures = new LinkedHashSet<>(batch);
        batch.forEach(facts -> copiedPrompts(facts).forEach(prompt -> pictures.add(facts.source(prompt))));
        return new PictureRows(List.copyOf(pictures));
    }

    /** What the pictures have in common. */
    Sampler.Settings settings() {
        return settings(pictures.getFirst());
    }

    private static Sampler.Settings settings(Facts facts) {
        return new Sampler.Settings(facts.steps(), facts.guidance(), facts.width(), facts.height());
    }

    private boolean guided() {
        return settings().guided();
    }

    /** What the sampler is given: a row a picture. */
    List<Sampler.Row> samples() {
        return pictures.stream().map(facts -> new Sampler.Row(facts.prompt(), facts.negative(), facts.seed())).toList();
    }

    /** Where a picture stands among {@link #pictures()}, which is also its row in the latents. */
    int indexOf(Facts picture) {
        return pictures.indexOf(picture);
    }

    /** The row of a picture's cond branch. */
    int condRow(Facts picture) {
        return guided() ? pictures.size() + indexOf(picture) : indexOf(picture);
    }

    /** How each row is edited. */
    List<BatchRow> edits() {
        List<BatchRow> rows = new ArrayList<>();
        if (guided()) {
            pictures.forEach(facts -> rows.add(edit(facts, false)));
        }
        pictures.forEach(facts -> rows.add(edit(facts, true)));
        return rows;
    }

    private BatchRow edit(Facts facts, boolean conditional) {
        Map<String, Integer> sources = new LinkedHashMap<>();
        for (String prompt : copiedPrompts(facts)) {
            Facts source = facts.source(prompt);
            sources.put(prompt, conditional ? condRow(source) : indexOf(source));
        }
        return new BatchRow(facts.edit(), conditional, sources);
    }

    private static List<String> copiedPrompts(Facts facts) {
        return facts.edit().stream().filter(Operation.Copy.class::isInstance)
                .map(operation -> ((Operation.Copy) operation).from()).distinct().toList();
    }
}
