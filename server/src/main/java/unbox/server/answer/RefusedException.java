package unbox.server.answer;

/** Something that cannot be done; the message tells a person why. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RefusedException(String message) {
        super(message);
    }
}
