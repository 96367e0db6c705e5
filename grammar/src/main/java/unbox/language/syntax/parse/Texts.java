package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.BAD_ESCAPE;

import java.util.ArrayList;
import java.util.List;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;
import unbox.language.syntax.Text;

/** Decodes string literals: escapes, and the placeholders between them. */
final class Texts {

    private final Complaints complaints;

    Texts(Complaints complaints) {
        this.complaints = complaints;
    }

    /** The literal of a grammar's {@code text}; an empty one where the parser put it in, and all of it
     * where the quotes were forgotten. */
    Text text(UnboxParser.TextContext context) {
        Range range = Places.range(context);
        String literal = context.getText();
        if (literal.isEmpty()) {
            return new Text("", List.of(), range);
        }
        if (!Quotes.opens(literal)) {
            return new Text(literal, List.of(new Text.Plain(literal, range)), range);
        }
        boolean closed = literal.length() > 1 && Quotes.closes(literal);
        return new Decoder(literal, closed, range).decode();
    }

    /** Goes through one literal from behind its opening quote. */
    private final class Decoder {

        private final String literal;
        private final Range range;
        private final boolean closed;
        private final StringBuilder value = new StringBuilder();
        private final List<Text.Part> parts = new ArrayList<>();
        private final StringBuilder plain = new StringBuilder();
        private int plainStart = 1;
        private boolean pathSaid;
        private int at = 1;

        Decoder(String literal, boolean closed, Range range) {
            this.literal = closed ? literal.substring(0, literal.length() - 1) : literal;
            this.closed = closed;
            this.range = range;
        }

        Text decode() {
            while (at < literal.length()) {
                switch (literal.charAt(at)) {
                    case '\\' -> escape();
                    case '{' -> placeholder();
                    case '}' -> loneBrace("closes no placeholder", "\\}");
                    default -> plain(literal.charAt(at), 1);
                }
            }
            endPlain();
            return new Text(value.toString(), List.copyOf(parts), range);
        }

        private void escape() {
            char escaped = at + 1 < literal.length() ? literal.charAt(at + 1) : ' ';
            switch (escaped) {
                case '"', '\\', '{', '}' -> plain(escaped, 2);
                case 'n' -> plain('\n', 2);
                default -> {
                    badEscape();
                    plain('\\', 1);
                }
            }
        }

        /** A text without blanks that has such backslashes is a path of Windows: there all of them are the same mistake. */
        private void badEscape() {
            boolean path = literal.indexOf(' ') < 0;
            Range place = place(at, Math.min(at + 2, literal.length()));
            if (path) {
                wrong(place, "Folders of a path are separated by `/`, not by a backslash.",
                        new Fix("Write /", backslashes()));
            } else {
                wrong(place, "A backslash stands only in `\\\"`, `\\\\`, `\\n`, `\\{` and `\\}`.",
                        Fix.replace("Write \\\\", place(at, at + 1), "\\\\"));
            }
            pathSaid |= path;
        }

        private List<Fix.Replacement> backslashes() {
            List<Fix.Replacement> backslashes = new ArrayList<>();
            for (int i = literal.indexOf('\\'); i >= 0; i = literal.indexOf('\\', i + 1)) {
                backslashes.add(new Fix.Replacement(place(i, i + 1), "/"));
            }
            return backslashes;
        }

        private void placeholder() {
            int end = at + 1;
            while (end < literal.length() && "{}\\".indexOf(literal.charAt(end)) < 0) {
                end++;
            }
            if (end == literal.length() || literal.charAt(end) != '}') {
                loneBrace("opens a placeholder that is not closed", "\\{");
                return;
            }
            endPlain();
            parts.add(new Text.Placeholder(literal.substring(at + 1, end).strip(), place(at, end + 1)));
            value.append(literal, at, end + 1);
            at = end + 1;
            plainStart = at;
        }

        private void loneBrace(String what, String escaped) {
            char brace = literal.charAt(at);
            wrong(place(at, at + 1),
                    "This `" + brace + "` " + what + ". A brace that is only text is written `" + escaped + "`.",
                    Fix.replace("Write " + escaped, place(at, at + 1), escaped));
            plain(brace, 1);
        }

        /** Nothing more is said of a text without its end: much in it was not meant to be text. */
        private void wrong(Range place, String message, Fix fix) {
            if (closed && !pathSaid) {
                complaints.add(BAD_ESCAPE, place, message, fix);
            }
        }

        private void plain(char decoded, int length) {
            plain.append(decoded);
            value.append(decoded);
            at += length;
        }

        private void endPlain() {
            if (!plain.isEmpty()) {
                parts.add(new Text.Plain(plain.toString(), place(plainStart, at)));
                plain.setLength(0);
            }
        }

        private Range place(int from, int to) {
            return new Range(range.start() + from, range.start() + to);
        }
    }
}
