package village.wechat.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import village.api.Reason;
import village.api.Refusal;

/**
 * An error as clients see it (RFC 9457).
 *
 * @param type a name for the kind of problem, one per code
 * @param title the code's own sentence
 * @param detail what a villager should read
 * @param instance the request's id, to read out to support
 * @param code stable and dotted
 * @param errors which fields are wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        @Nullable List<Refusal.Fault> errors) {

    private static final String TYPES = "https://xiangyin.example/problems/";

    static Problem of(Refusal refusal, String instance) {
        var reason = refusal.reason();
        return new Problem(
                TYPES + reason.code(),
                reason.sentence(),
                status(reason).value(),
                refusal.detail(),
                instance,
                reason.code(),
                refusal.faults());
    }

    /** The one place where a kind of "no" gets its HTTP status. */
    static HttpStatus status(Reason reason) {
        return switch (reason.kind()) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
            case CONFLICT -> HttpStatus.CONFLICT;
            case GONE -> HttpStatus.GONE;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
