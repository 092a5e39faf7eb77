package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.complaint.Rating;
import village.api.complaint.Reporting;
import village.api.complaint.reporter.SpeakForReporter;
import village.api.identity.Actor;
import village.wechat.Requests;
import village.wechat.Words;
import village.wechat.complaint.ComplaintDetail;

/** What somebody without WeChat says of his case afterwards, entered by staff. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints/{id}")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class CallerController {
    private final SpeakForReporter speakForReporter;
    private final CaseActs acts;

    CallerController(SpeakForReporter speakForReporter, CaseActs acts) {
        this.speakForReporter = speakForReporter;
        this.acts = acts;
    }

    @Schema(name = "NewCallerRating", example = """
        {"source": "phone", "fixed": true, "stars": 5, "text": "修得很快"}
        """)
    record NewCallerRating(
            @Schema(description = "phone 电话、paper 书面、visit 来访走访", example = "phone") @NotNull(message = "请选是怎么说的。")
            String source,

            @Schema(description = "反映人说解决了没有") @NotNull(message = "请选“解决了”或“没解决”。")
            Boolean fixed,

            @Schema(description = "1 到 5；没说可不填", example = "5") @Nullable
            Integer stars,

            @Schema(description = "反映人的话，最多 500 字") @Nullable
            String text) {
        SpeakForReporter.Said toSaid() {
            return new SpeakForReporter.Rated(new Rating(fixed, Optional.ofNullable(stars), CaseActs.said(text)));
        }
    }

    @Operation(operationId = "registerCallerRating", summary = "代没有绑定微信的反映人登记评价（回访）；经办人不能登记")
    @PostMapping("/caller-ratings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> rate(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewCallerRating body) {
        return acts.done(
                actor,
                id,
                "caller-rate",
                key,
                body,
                (complaint, once) -> speakForReporter.say(actor, complaint, how(body.source()), body.toSaid(), once));
    }

    @Schema(name = "NewCallerReminder", example = """
        {"source": "phone"}
        """)
    record NewCallerReminder(
            @Schema(description = "phone 电话、paper 书面、visit 来访走访", example = "phone") @NotNull(message = "请选是怎么说的。")
            String source) {}

    @Operation(operationId = "registerCallerReminder", summary = "代没有绑定微信的反映人登记催办；经办人不能登记")
    @PostMapping("/caller-reminders")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> remind(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewCallerReminder body) {
        return acts.done(
                actor,
                id,
                "caller-remind",
                key,
                body,
                (complaint, once) ->
                        speakForReporter.say(actor, complaint, how(body.source()), new SpeakForReporter.Hurry(), once));
    }

    @Schema(name = "NewCallerReopening", example = """
        {"source": "visit", "reason": "又不亮了"}
        """)
    record NewCallerReopening(
            @Schema(description = "phone 电话、paper 书面、visit 来访走访", example = "phone") @NotNull(message = "请选是怎么说的。")
            String source,

            @Schema(description = "反映人说为什么没有解决，最多 500 字", example = "又不亮了") @NotNull(message = "请写明为什么要重新办理。")
            String reason) {}

    @Operation(operationId = "registerCallerReopening", summary = "代没有绑定微信的反映人登记重新办理；经办人不能登记")
    @PostMapping("/caller-reopenings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> reopen(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewCallerReopening body) {
        return acts.done(
                actor,
                id,
                "caller-reopen",
                key,
                body,
                (complaint, once) -> speakForReporter.say(
                        actor, complaint, how(body.source()), new SpeakForReporter.Again(body.reason()), once));
    }

    private static Reporting.Source how(String source) {
        return Words.read(source, Reporting.Source.PHONE, "/source");
    }
}
