package unbox.cli;

import java.util.Locale;

/** Numbers in words that people read. */
final class Words {
    private Words() {}

    /** {@code 1 picture}, {@code 1,200 pictures}. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** {@code 0.8 s}, {@code 12 s}, {@code 3 min 20 s}. */
    static String duration(java.time.Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
