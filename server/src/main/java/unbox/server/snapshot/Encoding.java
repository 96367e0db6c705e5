package unbox.server.snapshot;

/** The units in which an editor counts columns. */
public enum Encoding {
    UTF8 {
        @Override
        int units(int character) {
            return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
        }
    },
    UTF16 {
        @Override
        int units(int character) {
            return Character.charCount(character);
        }
    },
    UTF32 {
        @Override
        int units(int character) {
            return 1;
        }
    };

    abstract int units(int character);

    /** How many units there are between two places of a text, which do not lie within a character. */
    int count(String text, int start, int end) {
        int count = 0;
        for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
            count += units(text.codePointAt(at));
        }
        return count;
    }

    /** The place that so many units behind another lead to, at most an end; within a character it is the character's beginning. */
    int walk(String text, int start, int end, int units) {
        int counted = 0;
        int at = start;
        while (at < end) {
            int character = text.codePointAt(at);
            counted += units(character);
            if (counted > units) {
                break;
            }
            at += Character.charCount(character);
        }
        return at;
    }
}
