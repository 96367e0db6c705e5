package unbox.server.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unbox.language.syntax.Range;

/**
 * What a proposal puts in, as editors read it.
 *
 * @param text with what is suggested in the places to fill in
 * @param stops those places, in the order in which the tabulator leads from one to the next; the last is the end or where it says
 */
record Snippet(String text, List<Stop> stops) {
    private static final Pattern PIECE = Pattern.compile("\\\\(.)|\\$\\{(\\d):((?:[^\\\\}]|\\\\.)*)\\}"
            + "|\\$\\{(\\d)\\|([^,|]*)[^|]*\\|\\}|\\$(\\d)|.", Pattern.DOTALL);

    /** A place to fill in; several of one number hold the same. */
    record Stop(int number, Range range) {
        /** After a change of the text elsewhere. */
        Stop moved(Range replaced, int length) {
            int by = range.start() >= replaced.end() ? length - (replaced.end() - replaced.start()) : 0;
            return new Stop(number, new Range(range.start() + by, range.end() + by));
        }
    }

    /** Of a text with the protocol's marks. */
    static Snippet of(String marked) {
        StringBuilder text = new StringBuilder();
        List<Stop> stops = new ArrayList<>();
        PIECE.matcher(marked).results().forEach(piece -> {
            int number = number(piece.group(2), piece.group(4), piece.group(6));
            int start = text.length();
            text.append(piece.group(1) != null ? piece.group(1)
                    : piece.group(3) != null ? piece.group(3).replaceAll("\\\\(.)", "$1")
                            : piece.group(5) != null ? piece.group(5) : number < 0 ? piece.group() : "");
            if (number >= 0) {
                stops.add(new Stop(number, new Range(start, text.length())));
            }
        });
        if (stops.stream().noneMatch(stop -> stop.number() == 0)) {
            stops.add(new Stop(0, Range.at(text.length())));
        }
        stops.sort(Comparator.comparing(stop -> stop.number() == 0 ? Integer.MAX_VALUE : stop.number()));
        return new Snippet(text.toString(), List.copyOf(stops));
    }

    /** Without any mark. */
    static Snippet plain(String text) {
        return new Snippet(text, List.of());
    }

    /** Its lines indented as the one that it begins in. */
    static String indented(String marked, String before) {
        String line = before.substring(before.lastIndexOf('\n') + 1);
        Matcher blank = Pattern.compile("\\s*").matcher(line);
        return marked.replace("\n", "\n" + (blank.lookingAt() ? blank.group() : ""));
    }

    private static int number(String... written) {
        for (String each : written) {
            if (each != null) {
                return Integer.parseInt(each);
            }
        }
        return -1;
    }
}
