package unbox.cli;

/** The command line or the script cannot be acted on: the message says why and what to do. Exit code 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
