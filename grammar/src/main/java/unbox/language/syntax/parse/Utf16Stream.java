package unbox.language.syntax.parse;

import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;
import unbox.language.syntax.Range;

/**
 * The characters of a text, whole code points each, at the offsets that Java strings and editors count: UTF-16 units.
 * (ANTLR's own streams count code points.) Lone surrogates pass as they are.
 */
final class Utf16Stream implements CharStream {
    /** Most tokens are blanks, line ends and signs: in a long text a text of its own for each would be half of the tree. */
    private static final List<String> SINGLE = Stream.iterate(0, character -> character + 1).limit(128)
            .map(Character::toString).toList();

    private static final int LETTER = 0xAA;
    private static final int MARK = 0x300;
    private static final int DIGIT = 0x660;
    private static final int BLANK = 0xA0;

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
        return place < end ? seen(text.codePointAt(place)) : IntStream.EOF;
    }

    /**
     * What the lexer sees of a character. One letter stands for all letters beyond ASCII, one mark, digit and blank for all
     * of those: the lexer would keep the hundreds of ranges where letters lie, and make them at each start.
     */
    private static int seen(int character) {
        return character < 0x80 ? character : switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER, Character.OTHER_LETTER ->
                LETTER;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.SPACE_SEPARATOR -> BLANK;
            default -> character;
        };
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
        int stop = Math.min(interval.b + 1, end);
        boolean single = stop - interval.a == 1 && text.charAt(interval.a) < SINGLE.size();
        return single ? SINGLE.get(text.charAt(interval.a)) : text.substring(interval.a, stop);
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
