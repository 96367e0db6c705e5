package unbox.runtime.share;

/** The most memory that a batch takes beside the weights: what is kept where runs part, and what is being computed. */
final class Peak {
    private final Needs needs;
    private final Batch batch;

    private Peak(Needs needs, Batch batch) {
        this.needs = needs;
        this.batch = batch;
    }

    /** In bytes. */
    static long of(Batch batch, Needs needs) {
        var peak = new Peak(needs, batch);
        long sources = Sources.of(batch, needs.blocks()).waves().stream().mapToLong(peak::computing).max().orElse(0);
        return Math.max(sources, Waves.of(batch, needs.blocks()).stream().mapToLong(peak::of).max().orElse(0));
    }

    private long computing(Wave wave) {
        return wave.rows().size() * needs.working(batch.settings());
    }

    private long of(Wave wave) {
        Settings settings = batch.settings();
        int rows = wave.rows().size();
        long computing = computing(wave);
        if (wave.until().isEmpty()) {
            return Math.max(computing, Math.min(rows, batch.limits().decoded()) * needs.decoding(settings));
        }
        long later = wave.next().stream().mapToLong(this::of).max().orElse(0);
        // Where there is one wave to come, what was kept goes as soon as that begins.
        long kept = wave.next().size() == 1 ? 0 : rows * needs.kept(settings);
        return Math.max(computing, kept + later);
    }
}
