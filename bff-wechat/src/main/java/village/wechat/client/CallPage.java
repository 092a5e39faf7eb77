package village.wechat.client;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import village.api.client.calling.CallLog;
import village.wechat.Times;

/** A page of calls, newest first. */
@Schema(name = "ClientCallPage")
record CallPage(List<Line> items, @Nullable String next) {

    /** One call. */
    @Schema(name = "ClientCall")
    record Line(
            OffsetDateTime at,
            String keyId,
            @Schema(example = "GET") String method,

            @Schema(example = "/openapi/v1/villages/{village}/news")
            String route,

            @Schema(example = "200") int status,
            int millis,
            String requestId,

            @Schema(description = "来源地址，末段隐去", example = "10.8.0.*") @Nullable
            String from) {
        static Line of(CallLog.Call call) {
            return new Line(
                    Times.of(call.at()),
                    call.keyId(),
                    call.method(),
                    call.route(),
                    call.status(),
                    call.millis(),
                    call.requestId(),
                    call.from().orElse(null));
        }
    }
}
