package village.wechat.problem;

import java.time.Duration;
import java.util.List;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.PayloadTooLargeException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;

/** Reads what went wrong as a refusal. */
final class Failures {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private Failures() {}

    static Refusal toRefusal(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof Unavailable broken) {
            return Refusal.retryAfter(
                    broken.part().equals("wechat") ? Reason.WECHAT_UNAVAILABLE : Reason.SERVICE_UNAVAILABLE, PAUSE);
        }
        if (failure instanceof WebExchangeBindException invalid) {
            return Refusal.invalid(faults(invalid));
        }
        if (failure instanceof DataBufferLimitException || failure instanceof PayloadTooLargeException) {
            return Refusal.of(Reason.REQUEST_TOO_LARGE);
        }
        if (failure instanceof ServerWebInputException input) {
            return ofInput(input);
        }
        if (failure instanceof CodecException) {
            return Refusal.of(Reason.REQUEST_MALFORMED);
        }
        return failure instanceof ResponseStatusException status ? ofStatus(status) : Refusal.of(Reason.SERVICE_FAILED);
    }

    /** A refusal thrown by a value's own constructor while the body was read is the real reason. */
    private static Refusal ofInput(ServerWebInputException input) {
        for (Throwable cause = input.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal || cause instanceof DataBufferLimitException) {
                return toRefusal(cause);
            }
        }
        return Refusal.of(Reason.REQUEST_MALFORMED);
    }

    private static Refusal ofStatus(ResponseStatusException status) {
        if (status instanceof MethodNotAllowedException) {
            return Refusal.of(Reason.REQUEST_METHOD_NOT_ALLOWED);
        }
        if (status instanceof UnsupportedMediaTypeStatusException) {
            return Refusal.of(Reason.REQUEST_MEDIA_TYPE);
        }
        if (status instanceof NotAcceptableStatusException) {
            return Refusal.of(Reason.REQUEST_NOT_ACCEPTABLE);
        }
        return switch (status.getStatusCode().value()) {
            case 404 -> Refusal.of(Reason.ROUTE_NOT_FOUND);
            case 413 -> Refusal.of(Reason.REQUEST_TOO_LARGE);
            case 415 -> Refusal.of(Reason.REQUEST_MEDIA_TYPE);
            default ->
                Refusal.of(
                        status.getStatusCode().is4xxClientError() ? Reason.REQUEST_MALFORMED : Reason.SERVICE_FAILED);
        };
    }

    private static List<Refusal.Fault> faults(WebExchangeBindException invalid) {
        return invalid.getFieldErrors().stream().map(Failures::toFault).toList();
    }

    private static Refusal.Fault toFault(FieldError error) {
        var pointer = "/" + error.getField().replace('.', '/').replace("[", "/").replace("]", "");
        var message = error.getDefaultMessage();
        return new Refusal.Fault(pointer, message == null ? "填写有误。" : message);
    }
}
