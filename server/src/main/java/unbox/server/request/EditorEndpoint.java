package unbox.server.request;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;

/**
 * The editor as it is spoken to. What cannot be answered is refused in a sentence: what was wrong with the question, or that
 * something should not have happened. A text whose change cannot be followed is not answered for any more.
 */
final class EditorEndpoint extends RemoteEndpoint implements MessageReader.Faults {
    private static final Pattern PLACE = Pattern.compile("\\$\\.params([\\w.\\[\\]]*)");

    private final MessageConsumer out;
    private final Endpoint server;
    private final Runnable textsLost;

    /**
     * @param out takes messages to the editor
     * @param server answers
     * @param textsLost is run where a change of a text could not be followed
     */
    EditorEndpoint(MessageConsumer out, Endpoint server, Runnable textsLost) {
        super(out, server, Refusals::of);
        this.out = out;
        this.server = server;
        this.textsLost = textsLost;
    }

    @Override
    public void noJson(String reason) {
        refuse(ResponseErrorCode.ParseError, reason);
    }

    @Override
    public void noMessage() {
        refuse(ResponseErrorCode.InvalidRequest, "a message is an object with a method or an answer");
    }

    /** Nobody knows which request this is about. */
    private void refuse(ResponseErrorCode code, String reason) {
        var response = new ResponseMessage();
        response.setError(new ResponseError(code, reason, null));
        out.consume(response);
    }

    @Override
    public void misfit(MessageIssueException misfit) {
        if (misfit.getRpcMessage() instanceof NotificationMessage notification) {
            notFollowed(notification, "its parameters do not fit");
        } else {
            handle(misfit.getRpcMessage(), misfit.getIssues());
        }
    }

    @Override
    public void lost() {
        textsLost.run();
    }

    @Override
    protected void handleRequestIssues(RequestMessage request, List<MessageIssue> issues) {
        out.consume(createErrorResponseMessage(request, wrongParameters(request, issues)));
    }

    /** Where parameters that the protocol demands are missing, that is what should not have happened. */
    @Override
    protected ResponseMessage createErrorResponseMessage(RequestMessage request, ResponseError error) {
        return super.createErrorResponseMessage(request,
                error.getCode() == ResponseErrorCode.InternalError.getValue() ? misread(request, error) : error);
    }

    private static ResponseError misread(RequestMessage request, ResponseError error) {
        if (request.getParams() == null) {
            return wrongParameters(request, List.of());
        }
        try {
            new ReflectiveMessageValidator().consume(request);
            return error;
        } catch (MessageIssueException lacking) {
            return wrongParameters(request, lacking.getIssues());
        }
    }

    private static ResponseError wrongParameters(RequestMessage request, List<MessageIssue> issues) {
        String places = issues.stream()
                .map(issue -> issue.getCause() == null ? issue.getText()
                        : String.valueOf(issue.getCause().getMessage()))
                .map(PLACE::matcher).filter(Matcher::find).map(found -> "params" + found.group(1)).sorted().distinct()
                .collect(Collectors.joining(", "));
        return new ResponseError(ResponseErrorCode.InvalidParams, "the parameters of " + request.getMethod()
                + " are missing or wrong" + (places.isEmpty() ? "" : ": " + places), null);
    }

    @Override
    protected void handleNotification(NotificationMessage notification) {
        if (!handleCancellation(notification)) {
            try {
                server.notify(notification.getMethod(), notification.getParams());
            } catch (RuntimeException unexpected) {
                notFollowed(notification, Refusals.of(unexpected).getMessage());
            }
        }
    }

    private void notFollowed(NotificationMessage notification, String reason) {
        notify("window/logMessage", new MessageParams(MessageType.Error, notification.getMethod() + ": " + reason));
        if (notification.getMethod().startsWith("textDocument/did")) {
            textsLost.run();
        }
    }
}
