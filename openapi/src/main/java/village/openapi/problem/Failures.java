package village.openapi.problem;

import java.time.Duration;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.server.ResponseStatusException;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;

/** Reads whatever went wrong as a refusal. */
public final class Failures {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private Failures() {}

    public static Refusal toRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof DataBufferLimitException) {
                return Refusal.of(Reason.REQUEST_TOO_LARGE);
            }
        }
        if (failure instanceof Unavailable) {
            return Refusal.retryAfter(Reason.SERVICE_UNAVAILABLE, PAUSE);
        }
        if (failure instanceof ResponseStatusException status) {
            return Refusal.of(reason(status.getStatusCode().value()));
        }
        return Refusal.of(failure instanceof CodecException ? Reason.REQUEST_MALFORMED : Reason.SERVICE_FAILED);
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 400 -> Reason.REQUEST_MALFORMED;
            case 404 -> Reason.ROUTE_NOT_FOUND;
            case 405 -> Reason.REQUEST_METHOD_NOT_ALLOWED;
            case 406 -> Reason.REQUEST_NOT_ACCEPTABLE;
            case 413 -> Reason.REQUEST_TOO_LARGE;
            case 415 -> Reason.REQUEST_MEDIA_TYPE;
            default -> Reason.SERVICE_FAILED;
        };
    }
}
