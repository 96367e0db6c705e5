package unbox.language.catalog.clip;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unbox.language.syntax.Range;

/**
 * A text whose every UTF-16 unit knows which range of an original text it came from. Changes give a new text; what takes
 * the place of a match stands for the whole of it.
 */
final class TracedText {
    private final String text;
    private final int[] starts;
    private final int[] ends;

    private TracedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** A part of an original text, not changed yet. */
    static TracedText of(String original, Range part) {
        int length = part.end() - part.start();
        int[] starts = new int[length];
        int[] ends = new int[length];
        for (int at = 0; at < length; at++) {
            starts[at] = part.start() + at;
            ends[at] = part.start() + at + 1;
        }
        return new TracedText(part.of(original), starts, ends);
    }

    String text() {
        return text;
    }

    /** The range of the original text that a part of this one came from; the part is not empty. */
    Range origin(int start, int end) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (int at = start; at < end; at++) {
            first = Math.min(first, starts[at]);
            last = Math.max(last, ends[at]);
        }
        return new Range(first, last);
    }

    /** Replaces what the pattern finds; where the replacement is the same text, each unit keeps its own origin. */
    TracedText replace(Pattern pattern, Function<MatchResult, String> replacement) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return this;
        }
        Builder builder = new Builder();
        int copied = 0;
        do {
            String with = replacement.apply(matcher);
            if (!with.contentEquals(text.subSequence(matcher.start(), matcher.end()))) {
                builder.copy(copied, matcher.start());
                builder.put(with, origin(matcher.start(), matcher.end()));
                copied = matcher.end();
            }
        } while (matcher.find());
        builder.copy(copied, text.length());
        return builder.built();
    }

    /** The same with another text of the same length, whose units came from the same places. */
    TracedText withText(String sameLength) {
        if (sameLength.length() != text.length()) {
            throw new IllegalArgumentException("another length");
        }
        return new TracedText(sameLength, starts, ends);
    }

    /** A part. */
    TracedText part(int start, int end) {
        Builder builder = new Builder();
        builder.copy(start, end);
        return builder.built();
    }

    /** This text and another behind it. */
    TracedText plus(TracedText other) {
        int[] allStarts = java.util.Arrays.copyOf(starts, starts.length + other.starts.length);
        int[] allEnds = java.util.Arrays.copyOf(ends, ends.length + other.ends.length);
        System.arraycopy(other.starts, 0, allStarts, starts.length, other.starts.length);
        System.arraycopy(other.ends, 0, allEnds, ends.length, other.ends.length);
        return new TracedText(text + other.text, allStarts, allEnds);
    }

    private final class Builder {
        private final StringBuilder built = new StringBuilder();
        private final java.util.stream.IntStream.Builder starting = java.util.stream.IntStream.builder();
        private final java.util.stream.IntStream.Builder ending = java.util.stream.IntStream.builder();

        void copy(int start, int end) {
            built.append(text, start, end);
            for (int at = start; at < end; at++) {
                starting.add(starts[at]);
                ending.add(ends[at]);
            }
        }

        void put(String with, Range origin) {
            built.append(with);
            for (int at = 0; at < with.length(); at++) {
                starting.add(origin.start());
                ending.add(origin.end());
            }
        }

        TracedText built() {
            return new TracedText(built.toString(), starting.build().toArray(), ending.build().toArray());
        }
    }
}
