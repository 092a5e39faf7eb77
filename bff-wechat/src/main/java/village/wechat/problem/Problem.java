package village.wechat.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
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
@Schema(name = "Problem")
public record Problem(
        @Schema(description = "错误种类的标识，每个 code 一个，不会改变") String type,
        @Schema(description = "这种错误的一句话") String title,
        @Schema(description = "HTTP 状态码") int status,
        @Schema(description = "给用户看的一句话") String detail,
        @Schema(description = "请求编号，报障时请提供") String instance,
        @Schema(description = "稳定的错误码，见错误码表") String code,
        @Schema(description = "哪些字段有误") @Nullable List<Refusal.Fault> errors) {

    private static final String TYPES = "https://xiangyin.example/problems/";

    public static Problem of(Refusal refusal, String instance) {
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
            case URL_TOO_LONG -> HttpStatus.URI_TOO_LONG;
            case HEADERS_TOO_LARGE -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
