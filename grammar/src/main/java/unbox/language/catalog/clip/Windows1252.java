package unbox.language.catalog.clip;

/** What Windows prints for the control characters U+0080 to U+009F, as browsers do too. */
final class Windows1252 {
    private static final String CHARACTERS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    private Windows1252() {}

    /** @param control from 0x80 to 0x9F; the five that Windows leaves free stay as they are */
    static String decode(int control) {
        return CHARACTERS.substring(control - 0x80, control - 0x80 + 1);
    }
}
