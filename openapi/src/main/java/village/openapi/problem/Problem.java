package village.openapi.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import village.api.Reason;
import village.api.Refusal;

/**
 * An error as integrators see it (RFC 9457).
 *
 * @param instance the request's id; quote it when asking the operator
 * @param code stable and dotted; programs decide by this
 * @param stringToSign what should have been signed; in the sandbox only
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        List<Refusal.Fault> errors,
        @Nullable String stringToSign) {

    public static Problem of(Refusal refusal, String instance) {
        return of(refusal, instance, Optional.empty());
    }

    static Problem of(Refusal refusal, String instance, Optional<String> stringToSign) {
        var reason = refusal.reason();
        return new Problem(
                "https://xiangyin.example/problems/" + reason.code(),
                reason.sentence(),
                status(reason.kind()).value(),
                refusal.detail(),
                instance,
                reason.code(),
                refusal.faults(),
                stringToSign.orElse(null));
    }

    /** The status a reason is answered with, as the document writes it. */
    public static String statusOf(Reason reason) {
        return String.valueOf(status(reason.kind()).value());
    }

    public static HttpStatus status(Reason.Kind kind) {
        return switch (kind) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
            case CONFLICT -> HttpStatus.CONFLICT;
            case GONE -> HttpStatus.GONE;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case URL_TOO_LONG -> HttpStatus.URI_TOO_LONG;
            case HEADERS_TOO_LARGE -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
