package unbox.language.syntax.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;
import unbox.language.syntax.Range;

/**
 * The characters of a text, whole code points each, at the offsets that Java strings and editors count: UTF-16 units.
 * (ANTLR's own streams count code points.) Lone surrogates pass as they are.
 */
final class Utf16Stream implements CharStream {

    private final String text;
    private final int end;
    private int offset;

    Utf16Stream(String text) {
        this(text, new Range(0, text.length()));
    }

    /** @param part of the text, behind which its end seems to be */
    Utf16Stream(String text, Range part) {
        this.text = text;
        offset = part.start();
        end = part.end();
    }

    @Override
    public int LA(int i) {
        int place = offset;
        for (int k = 1; k < i && place < end; k++) {
            place += Character.charCount(text.codePointAt(place));
        }
        for (int k = 0; k > i && place > 0; k--) {
            place -= Character.charCount(text.codePointBefore(place));
        }
        return place < end ? text.codePointAt(place) : IntStream.EOF;
    }

    @Override
    public void consume() {
        if (offset >= end) {
            throw new IllegalStateException("cannot consume EOF");
        }
        offset += Character.charCount(text.codePointAt(offset));
    }

    @Override
    public int index() {
        return offset;
    }

    @Override
    public void seek(int index) {
        offset = Math.min(index, end);
    }

    @Override
    public int size() {
        return end;
    }

    @Override
    public String getText(Interval interval) {
        return text.substring(interval.a, Math.min(interval.b + 1, end));
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // the whole text is at hand, nothing is kept for a mark
    }

    @Override
    public String getSourceName() {
        return IntStream.UNKNOWN_SOURCE_NAME;
    }
}
