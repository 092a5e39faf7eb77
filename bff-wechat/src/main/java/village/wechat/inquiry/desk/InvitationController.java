package village.wechat.inquiry.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.PersonName;
import village.api.inquiry.expert.Invitation;
import village.api.inquiry.expert.Invitations;
import village.api.inquiry.expert.InviteExpert;
import village.wechat.Requests;
import village.wechat.Times;

/** A township invites experts from outside its staff. */
@RestController
@RequestMapping("/console/v1/inquiry-invitations")
@Tag(name = "咨询窗口", description = "增减窗口，请村外的专家答复")
class InvitationController {
    private final InviteExpert inviteExpert;
    private final Requests requests;

    InvitationController(InviteExpert inviteExpert, Requests requests) {
        this.inviteExpert = inviteExpert;
        this.requests = requests;
    }

    @Schema(name = "InquiryInvitation")
    record InvitationView(
            UUID id,
            @Schema(description = "窗口代码") String desk,

            @Schema(description = "乡镇对他的称呼", example = "县司法局 王律师")
            String label,

            @Schema(description = "接受的人打码的姓名；还没有人接受的为空", example = "*志强") @Nullable
            String acceptedBy,

            @Nullable OffsetDateTime acceptedAt,

            @Schema(description = "接受的人现在是否绑定；没有绑定的答复不了，重新绑定就恢复。还没有人接受的为空") @Nullable
            Boolean bound,

            @Schema(description = "接受时没有记下他是谁（较早的邀请），他现在答复不了，绑定也不会恢复，要重新请他")
            boolean inviteAgain,

            @Schema(description = "最迟什么时候接受") OffsetDateTime until) {
        static InvitationView of(Invitations.Listed listed) {
            var invitation = listed.invitation();
            return new InvitationView(
                    invitation.id().value(),
                    invitation.desk(),
                    invitation.label(),
                    invitation.seat().isEmpty()
                            ? null
                            : listed.name().map(PersonName::masked).orElse("不在册的人"),
                    invitation.seat().map(seat -> Times.of(seat.since())).orElse(null),
                    invitation.seat().map(Invitation.Seat::bound).orElse(null),
                    listed.unknown(),
                    Times.of(invitation.until()));
        }
    }

    @Schema(name = "InquiryInvitationList")
    record InvitationList(List<InvitationView> items) {}

    @Operation(operationId = "listInquiryInvitations", summary = "请了哪些专家：等着接受的和接受了的")
    @GetMapping
    Mono<InvitationList> list(Actor actor, @Schema(description = "9 位乡镇代码") @RequestParam String scope) {
        return Mono.defer(() -> inviteExpert.list(actor, scope))
                .map(found -> new InvitationList(
                        found.stream().map(InvitationView::of).toList()));
    }

    @Schema(name = "NewInquiryInvitation", example = """
        {"scope": "330999101", "desk": "law", "label": "县司法局 王律师"}
        """)
    record NewInvitation(
            @Schema(description = "9 位乡镇代码") @NotNull(message = "请选乡镇。")
            String scope,

            @Schema(description = "专家窗口的代码") @NotNull(message = "请选窗口。")
            String desk,

            @Schema(description = "请的是谁，同事看得到，最多 30 个字") @NotNull(message = "请写明请的是谁。")
            String label) {}

    @Schema(name = "IssuedInquiryInvitation")
    record IssuedView(
            UUID id,

            @Schema(description = "邀请码，只给一次；重复提交的为空") @Nullable
            String secret,

            OffsetDateTime until) {
        static IssuedView of(InviteExpert.Issued issued) {
            Invitation invitation = issued.invitation();
            return new IssuedView(invitation.id().value(), issued.secret().orElse(null), Times.of(invitation.until()));
        }
    }

    @Operation(operationId = "inviteInquiryExpert", summary = "请一位专家到窗口答复：把邀请码交给本人，14 天内在微信里接受")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<IssuedView> invite(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewInvitation body) {
        return Mono.defer(() -> inviteExpert.invite(
                        actor,
                        body.scope(),
                        body.desk(),
                        body.label(),
                        requests.once(actor, "inquiry.invite", key, body)))
                .map(IssuedView::of);
    }

    @Operation(operationId = "endInquiryInvitation", summary = "收回邀请，或者不再由他答复")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(Actor actor, @PathVariable UUID id) {
        return Mono.defer(() -> inviteExpert.end(actor, new Invitation.Id(id))).then();
    }
}
