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

    /** The column of a place in a line that is given in UTF-16 units. */
    public int column(String line, int unit) {
        if (this == UTF16) {
            return unit;
        }
        int column = 0;
        for (int at = 0; at < Math.min(unit, line.length()); at += Character.charCount(line.codePointAt(at))) {
            column += units(line.codePointAt(at));
        }
        return column;
    }

    /** The place of a column in UTF-16 units; within a character it is the character's beginning. */
    public int unit(String line, int column) {
        if (this == UTF16) {
            return insideCharacter(line, column) ? column - 1 : Math.min(column, line.length());
        }
        int unit = 0;
        int counted = 0;
        while (unit < line.length()) {
            int character = line.codePointAt(unit);
            counted += units(character);
            if (counted > column) {
                break;
            }
            unit += Character.charCount(character);
        }
        return unit;
    }

    private static boolean insideCharacter(String line, int unit) {
        return unit > 0 && unit < line.length() && Character.isLowSurrogate(line.charAt(unit))
                && Character.isHighSurrogate(line.charAt(unit - 1));
    }
}
