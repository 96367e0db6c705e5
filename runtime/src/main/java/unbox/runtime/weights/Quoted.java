package unbox.runtime.weights;

/** What messages quote from files: it must not command a person's terminal, nor fill it. */
final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    /** A text without control characters, cut where it is long. */
    static String of(String text) {
        String line = text.replaceAll("\\p{Cc}", "\uFFFD");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
