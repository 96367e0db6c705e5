package unbox.server.request;

import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/** Lets nothing in before {@code initialize}, and nothing but {@code exit} after {@code shutdown}. */
final class Gate implements MessageConsumer {
    private final MessageConsumer endpoint;
    private final MessageConsumer out;
    private State state = State.BEFORE;

    private enum State {
        BEFORE,
        OPEN,
        AFTER
    }

    /** @param out takes messages to the editor */
    Gate(MessageConsumer endpoint, MessageConsumer out) {
        this.endpoint = endpoint;
        this.out = out;
    }

    @Override
    public void consume(Message message) {
        if (message instanceof RequestMessage request) {
            request(request);
        } else if (message instanceof NotificationMessage notification) {
            notification(notification);
        } else {
            endpoint.consume(message);
        }
    }

    private void request(RequestMessage request) {
        boolean initialize = request.getMethod().equals("initialize");
        if (state == State.BEFORE && !initialize) {
            refuse(request, ResponseErrorCode.ServerNotInitialized, "the first request must be initialize");
        } else if (state == State.OPEN && initialize) {
            refuse(request, ResponseErrorCode.InvalidRequest, "initialize was sent already");
        } else if (state == State.AFTER) {
            refuse(request, ResponseErrorCode.InvalidRequest, "the server is shut down");
        } else if (request.getMethod().startsWith("$/")) {
            refuse(request, ResponseErrorCode.MethodNotFound, "there is no method " + request.getMethod());
        } else {
            state = request.getMethod().equals("shutdown") ? State.AFTER : State.OPEN;
            endpoint.consume(request);
        }
    }

    private void notification(NotificationMessage notification) {
        if (state == State.OPEN || notification.getMethod().equals("exit")) {
            endpoint.consume(notification);
        }
    }

    private void refuse(RequestMessage request, ResponseErrorCode code, String reason) {
        var response = new ResponseMessage();
        response.setRawId(request.getRawId());
        response.setError(new ResponseError(code, reason, null));
        out.consume(response);
    }
}
