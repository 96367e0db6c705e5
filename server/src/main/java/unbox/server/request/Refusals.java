package unbox.server.request;

import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** What is answered where there is no answer: a sentence, and never a stack trace. */
final class Refusals {

    private Refusals() {}

    static ResponseError of(Throwable thrown) {
        Throwable cause = cause(thrown);
        return switch (cause) {
            case ResponseErrorException known -> known.getResponseError();
            case UnsupportedOperationException none when isTheProtocols(none) ->
                new ResponseError(ResponseErrorCode.MethodNotFound, "this server does not answer that", null);
            case OutOfMemoryError none -> new ResponseError(ResponseErrorCode.RequestFailed,
                    "memory is short for this answer; a shorter text needs less", null);
            default -> new ResponseError(ResponseErrorCode.InternalError,
                    "this should not have happened: " + cause + place(cause), null);
        };
    }

    /** What was thrown first: both other threads and what failed before wrap it. */
    private static Throwable cause(Throwable thrown) {
        boolean wraps = thrown instanceof CompletionException || thrown.getClass() == IllegalStateException.class;
        return wraps && thrown.getCause() != null ? cause(thrown.getCause()) : thrown;
    }

    /** Whether a method has no other answer than the protocol's library gives. */
    private static boolean isTheProtocols(Throwable thrown) {
        return thrown.getStackTrace().length > 0
                && thrown.getStackTrace()[0].getClassName().startsWith("org.eclipse.lsp4j.services.");
    }

    private static String place(Throwable thrown) {
        return Stream.of(thrown.getStackTrace()).filter(frame -> frame.getClassName().startsWith("unbox."))
                .findFirst().map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")").orElse("");
    }
}
