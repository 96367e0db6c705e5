package unbox.language.catalog.file;

import java.nio.file.Path;

/**
 * A file of a model, of an autoencoder or a mask is missing or is not as it must be. The message names the file, what is
 * wrong with it and what it should be, in a sentence for a person.
 */
public final class BrokenFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 600;

    private final transient Path file;

    /**
     * A reason may quote what stands in the file: control characters, which would command a person's terminal, are replaced,
     * and no file makes a reason without end.
     *
     * @param reason a sentence that reads on from the file's name: {@code "has no key \"k\""}
     */
    public BrokenFileException(Path file, String reason) {
        this(file, reason, null);
    }

    /** The same with what caused it. */
    public BrokenFileException(Path file, String reason, Throwable cause) {
        super(file + " " + printable(reason), cause);
        this.file = file;
    }

    private static String printable(String reason) {
        String line = reason.replaceAll("\\p{Cc}", "\uFFFD");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    public Path file() {
        return file;
    }
}
