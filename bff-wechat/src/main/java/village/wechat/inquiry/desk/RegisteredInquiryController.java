package village.wechat.inquiry.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
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
import village.api.Refusal;
import village.api.complaint.Reporting;
import village.api.complaint.registration.Caller;
import village.api.identity.Actor;
import village.api.inquiry.Inquiry;
import village.api.inquiry.answering.ViewAsker;
import village.api.inquiry.asking.RegisterInquiry;
import village.api.inquiry.asking.Wish;
import village.wechat.Requests;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.inquiry.NewInquiry;

/** Staff enter what somebody asks who called or came, and reach him with the answer. */
@RestController
@RequestMapping("/console/v1/villages/{village}/inquiries")
@Tag(name = "咨询办理", description = "答复、转交、公开")
class RegisteredInquiryController {
    private final RegisterInquiry registerInquiry;
    private final ViewAsker viewAsker;
    private final Requests requests;

    RegisteredInquiryController(RegisterInquiry registerInquiry, ViewAsker viewAsker, Requests requests) {
        this.registerInquiry = registerInquiry;
        this.viewAsker = viewAsker;
        this.requests = requests;
    }

    /** What somebody asks who called or came. */
    @Schema(name = "NewRegisteredInquiry", example = """
        {"source": "phone", "desk": "office", "text": "身份证丢了在哪里补办？",
         "caller": {"name": "方阿毛", "phone": "13700000000"}}
        """)
    record NewRegistered(
            @Schema(description = "phone 电话，paper 书面，visit 来访走访") @NotNull(message = "请选择怎么来的。")
            String source,

            @Schema(description = "咨询窗口") @NotNull(message = "请选问哪里。")
            String desk,

            @Schema(description = "问的话") @NotNull(message = "请写明问什么。")
            String text,

            @Schema(description = "谁问的，名册编号；不在册的不填") @Nullable
            UUID onBehalfOf,

            @Schema(description = "来人，不在名册上的填；和名册编号二选一，都不填就没法把答复告诉他") @Nullable @Valid
            CallerOfInquiry caller) {
        Optional<Caller> toCaller() {
            return Optional.ofNullable(caller).map(CallerOfInquiry::toCaller);
        }

        Wish toWish() {
            var how = Words.read(source, Reporting.Source.WECHAT, "/source");
            if (!how.registered()) {
                throw Refusal.invalid("/source", "来源应为 phone 电话、paper 书面或 visit 来访走访。");
            }
            return new NewInquiry(desk, text, null, null, onBehalfOf).toWish(how);
        }
    }

    /** Who called, wrote or came. */
    @Schema(name = "NewInquiryCaller")
    record CallerOfInquiry(
            @Schema(example = "方阿毛") @NotNull(message = "请填写来人的姓名。")
            String name,

            @Schema(description = "手机号或座机号，没有可不填", example = "13700000000") @Nullable
            String phone) {
        Caller toCaller() {
            return Caller.of(name, Optional.ofNullable(phone));
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
        return Mono.defer(() -> registerInquiry.register(
                        actor, body.toWish(), body.toCaller(), requests.once(actor, "inquiry.register", key, body)))
                .map(inquiry ->
                        new Registered(inquiry.id().value(), Words.of(inquiry.status()), Times.of(inquiry.dueAt())));
    }

    @Schema(name = "NewAskerView", example = """
        {"purpose": "打电话告诉他答复"}
        """)
    record NewAskerView(
            @Schema(description = "用途，本人能看到", example = "打电话告诉他答复") @NotNull(message = "请写明查看的用途。")
            String purpose) {}

    @Schema(name = "AskerContact")
    record AskerContact(String name, @Nullable String phone) {}

    @Operation(operationId = "viewAskerContact", summary = "查看登记的咨询是谁问的、电话多少（留痕，本人可见）；窗口的人和登记的人能看")
    @PostMapping("/{id}/contact-views")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AskerContact> viewContact(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewAskerView body) {
        return viewAsker
                .view(actor, new Inquiry.Id(id), body.purpose())
                .map(asker ->
                        new AskerContact(asker.name().value(), asker.dialled().orElse(null)));
    }
}
