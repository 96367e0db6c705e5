package unbox.language.catalog.torch;

/** Something in a pickle that is wrong or not allowed; the message reads on from the file's name. */
final class PickleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PickleException(String reason) {
        super(reason);
    }
}
