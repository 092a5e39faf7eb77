package village.wechat.inquiry.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.complaint.Reporting;
import village.api.identity.Actor;
import village.api.inquiry.asking.AskDesk;
import village.api.inquiry.asking.Wish;
import village.wechat.Requests;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.inquiry.NewInquiry;

/** Staff enter what somebody asks who called or came. */
@RestController
@RequestMapping("/console/v1/villages/{village}/inquiries")
@Tag(name = "咨询办理", description = "答复、转交、公开")
class RegisteredInquiryController {
    private final AskDesk askDesk;
    private final Requests requests;

    RegisteredInquiryController(AskDesk askDesk, Requests requests) {
        this.askDesk = askDesk;
        this.requests = requests;
    }

    /** What somebody asks who called or came. */
    @Schema(name = "NewRegisteredInquiry", example = """
        {"source": "phone", "desk": "office", "text": "身份证丢了在哪里补办？"}
        """)
    record NewRegistered(
            @Schema(description = "phone 电话，paper 书面，visit 来访走访") @NotNull(message = "请选择怎么来的。")
            String source,

            @Schema(description = "咨询窗口") @NotNull(message = "请选问哪里。")
            String desk,

            @Schema(description = "问的话") @NotNull(message = "请写明问什么。")
            String text,

            @Schema(description = "谁问的，名册编号；不在册的不填") @Nullable
            UUID onBehalfOf) {
        Wish toWish() {
            var how = Words.read(source, Reporting.Source.WECHAT, "/source");
            if (!how.registered()) {
                throw Refusal.invalid("/source", "来源应为 phone 电话、paper 书面或 visit 来访走访。");
            }
            return new NewInquiry(desk, text, null, null, onBehalfOf).toWish(how);
        }
    }

    /** What whoever entered it is told: he may not be one of those who read it. */
    @Schema(name = "RegisteredInquiry")
    record Registered(UUID id, String status, OffsetDateTime dueAt) {}

    @Operation(operationId = "registerInquiry", summary = "替打电话来的、上门来的人登记一条咨询")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Registered> register(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewRegistered body) {
        return Mono.defer(() -> askDesk.ask(actor, body.toWish(), requests.once(actor, "inquiry.register", key, body)))
                .map(inquiry ->
                        new Registered(inquiry.id().value(), Words.of(inquiry.status()), Times.of(inquiry.dueAt())));
    }
}
