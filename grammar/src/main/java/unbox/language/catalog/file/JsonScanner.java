package unbox.language.catalog.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON of known shape from its bytes, value by value, and makes nothing of what is not asked for. It is for the large
 * files that the first answer about a script waits for; {@link JsonFile} is for all others.
 */
public final class JsonScanner {
    private static final int DEEPEST = 64;
    /** So many digits fit into a double. */
    private static final int EXACT = 15;

    private final byte[] text;
    private int at;
    private int start;
    private int end;
    private boolean plain;
    /** Whether the next member is the first of its object. */
    private boolean first;

    /** @param text UTF-8 */
    public JsonScanner(byte[] text) {
        this.text = text;
    }

    /** That the text is not JSON, or has another shape; the message says where. */
    public static final class ShapeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ShapeException(String expected, int at) {
            super(expected + " is expected at byte " + at);
        }
    }

    /** The first character of the next value: a brace, a bracket, a quote, or one of a number or word. */
    public char peek() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
        return at < text.length ? (char) (text[at] & 0xFF) : 0;
    }

    /** Goes into an object. */
    public void open() {
        expect('{');
        first = true;
    }

    /** Goes to the value of the next member and knows its key, or out of the object where there is no more. */
    public boolean member() {
        boolean more = peek() != '}';
        if (!more) {
            at++;
        } else if (!first) {
            expect(',');
        }
        first = false;
        return more && key();
    }

    private boolean key() {
        text();
        expect(':');
        return true;
    }

    /** Where the key or text that was read last begins, behind its quote. */
    public int start() {
        return start;
    }

    /** Where it ends, before its quote. */
    public int end() {
        return end;
    }

    /** Whether it has no escapes, so that its bytes are what it says. */
    public boolean isPlain() {
        return plain;
    }

    /** Whether the bytes of the key or text that was read last are these. */
    public boolean is(byte[] word) {
        return Arrays.equals(text, start, end, word, 0, word.length);
    }

    /** The whole number that the key or text that was read last writes in digits alone, or -1 where it is none. */
    public int digits() {
        long number = start < end ? 0 : -1;
        for (int place = start; place < end && number >= 0; place++) {
            boolean digit = text[place] >= '0' && text[place] <= '9' && number <= Integer.MAX_VALUE / 10;
            number = digit ? 10 * number + text[place] - '0' : -1;
        }
        return number > Integer.MAX_VALUE ? -1 : (int) number;
    }

    /** What the key or text that was read last says. */
    public String string() {
        String written = new String(text, start, end - start, StandardCharsets.UTF_8);
        return plain ? written : unescaped(written);
    }

    /** Reads a text, which {@link #string} gives. */
    public void text() {
        expect('"');
        start = at;
        plain = true;
        int place = at;
        while (place < text.length && text[place] != '"') {
            boolean escape = text[place] == '\\';
            plain &= !escape;
            place += escape ? 2 : 1;
        }
        at = place;
        end = Math.min(at, text.length);
        expect('"');
    }

    /** Reads a whole number from 0 up. */
    public int whole() {
        peek();
        int from = at;
        long number = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9' && number <= Integer.MAX_VALUE) {
            number = 10 * number + text[at++] - '0';
        }
        if (at == from || number > Integer.MAX_VALUE) {
            throw new ShapeException("a whole number", from);
        }
        return (int) number;
    }

    /** Whether a number comes. */
    public boolean isNumber() {
        return peek() == '-' || peek() >= '0' && peek() <= '9';
    }

    /** Reads a number. */
    public double number() {
        peek();
        int from = at;
        double simple = simpleNumber();
        if (at > from) {
            return simple;
        }
        String written = word();
        try {
            return Double.parseDouble(written);
        } catch (NumberFormatException none) {
            throw new ShapeException("a number", at);
        }
    }

    /**
     * One of few digits, without sign and exponent, of which no text is made; goes nowhere where it is another. Its digits
     * and the power of ten below them are exact, so their quotient is the number that is nearest.
     */
    private double simpleNumber() {
        long digits = 0;
        double below = 1;
        boolean point = false;
        int place = at;
        while (place < text.length && place - at < EXACT && (isDigit(place) || text[place] == '.' && !point)) {
            point |= text[place] == '.';
            if (isDigit(place)) {
                digits = 10 * digits + text[place] - '0';
                below *= point ? 10 : 1;
            }
            place++;
        }
        boolean ends = place > at && isDigit(at) && isDigit(place - 1) && place < text.length
                && ",}] \r\n\t".indexOf(text[place]) >= 0;
        at = ends ? place : at;
        return digits / below;
    }

    private boolean isDigit(int place) {
        return text[place] >= '0' && text[place] <= '9';
    }

    /** Passes over a value, whatever it is. */
    public void skip() {
        int depth = 0;
        do {
            switch (peek()) {
                case '{', '[' -> {
                    at++;
                    depth++;
                }
                case '}', ']' -> {
                    at++;
                    depth--;
                }
                case ',', ':' -> at++;
                case '"' -> text();
                default -> word();
            }
        } while (depth > 0 && depth < DEEPEST);
        if (depth != 0) {
            throw new ShapeException("a value", at);
        }
    }

    /** A number, or {@code true}, {@code false}, {@code null}. */
    private String word() {
        peek();
        int from = at;
        while (at < text.length && text[at] > ' ' && ",:{}[]\"".indexOf(text[at]) < 0) {
            at++;
        }
        if (at == from) {
            throw new ShapeException("a value", at);
        }
        return new String(text, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** Nothing more may come. */
    public void close() {
        if (peek() != 0 || at < text.length) {
            throw new ShapeException("the end", at);
        }
    }

    private void expect(char character) {
        if (peek() != character) {
            throw new ShapeException("\"" + character + "\"", at);
        }
        at++;
    }

    private static String unescaped(String written) {
        StringBuilder said = new StringBuilder();
        for (int at = 0; at < written.length(); at++) {
            char character = written.charAt(at);
            if (character != '\\') {
                said.append(character);
                continue;
            }
            char escape = written.charAt(++at);
            if (escape == 'u') {
                said.append(code(written, at + 1));
                at += 4;
            } else {
                int known = "bfnrt".indexOf(escape);
                said.append(known < 0 ? escape : "\b\f\n\r\t".charAt(known));
            }
        }
        return said.toString();
    }

    private static char code(String written, int from) {
        try {
            return (char) Integer.parseInt(written, from, from + 4, 16);
        } catch (NumberFormatException | IndexOutOfBoundsException wrong) {
            throw new ShapeException("four digits behind \\u", from);
        }
    }
}
