package village.wechat.inquiry.expert;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.inquiry.expert.AcceptInvitation;
import village.api.inquiry.expert.ExpertDesk;
import village.api.inquiry.expert.Invitation;
import village.api.place.Village;

/** Whoever was invited accepts, sees where he sits, and leaves. */
@RestController
@RequestMapping("/mp/v1/me")
@Tag(name = "专家答复", description = "受邀的专家答复咨询")
class ExpertSeatController {
    private final AcceptInvitation acceptInvitation;
    private final ExpertDesk expertDesk;

    ExpertSeatController(AcceptInvitation acceptInvitation, ExpertDesk expertDesk) {
        this.acceptInvitation = acceptInvitation;
        this.expertDesk = expertDesk;
    }

    /** @param secret what the township handed over; never part of an address */
    @Schema(name = "ExpertInvitationSecret", example = "{\"secret\": \"h6kq0V9rQm2bXw3uYd1sZfTn4cJpLa7E\"}")
    record Shown(
            @Schema(description = "邀请码") @NotNull(message = "请填邀请码。") @Size(min = 1, max = 64, message = "邀请码不对。")
            String secret) {}

    @Schema(name = "ExpertInvitation")
    record OfferView(
            @Schema(description = "请到哪个窗口", example = "法律") String deskName,
            @Schema(description = "这里问什么") String hint,
            int days,
            @Schema(description = "答复哪些村的咨询") List<String> villages,
            @Schema(description = "已经接受了") boolean accepted) {
        static OfferView of(AcceptInvitation.Offer offer) {
            var wording = offer.desk().wording();
            return new OfferView(
                    wording.name(),
                    wording.hint(),
                    wording.days(),
                    offer.villages().stream().map(Village::name).toList(),
                    offer.invitation().holds());
        }
    }

    @Operation(operationId = "readExpertInvitation", summary = "看邀请：请到哪个窗口，答复哪些村")
    @PostMapping("/expert-invitations")
    Mono<OfferView> look(Actor actor, @Valid @RequestBody Shown body) {
        return Mono.defer(() -> acceptInvitation.look(actor, body.secret())).map(OfferView::of);
    }

    @Schema(name = "ExpertSeat")
    record SeatView(UUID id, @Schema(description = "窗口代码") String desk) {
        static SeatView of(Invitation invitation) {
            return new SeatView(invitation.id().value(), invitation.desk());
        }
    }

    @Operation(operationId = "acceptExpertInvitation", summary = "接受邀请：要先在本县的村里绑定身份")
    @PostMapping("/expert-desks")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SeatView> accept(Actor actor, @Valid @RequestBody Shown body) {
        return Mono.defer(() -> acceptInvitation.accept(actor, body.secret())).map(SeatView::of);
    }

    @Schema(name = "ExpertDesk")
    record PostView(
            UUID id,
            @Schema(description = "窗口代码") String desk,
            @Schema(example = "法律") String deskName,
            @Schema(description = "答复哪些村的咨询") List<String> villages) {
        static PostView of(ExpertDesk.Post post) {
            return new PostView(
                    post.invitation().id().value(),
                    post.invitation().desk(),
                    post.name(),
                    post.villages().stream().map(Village::name).toList());
        }
    }

    @Schema(name = "ExpertDeskList")
    record PostList(List<PostView> items) {}

    @Operation(operationId = "listMyExpertDesks", summary = "我答复哪些窗口；没有受邀的为空")
    @GetMapping("/expert-desks")
    Mono<PostList> posts(Actor actor) {
        return Mono.defer(() -> expertDesk.posts(actor))
                .map(posts -> new PostList(posts.stream().map(PostView::of).toList()));
    }

    @Operation(operationId = "leaveExpertDesk", summary = "不再答复这个窗口")
    @DeleteMapping("/expert-desks/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> leave(Actor actor, @PathVariable UUID id) {
        return Mono.defer(() -> acceptInvitation.leave(actor, new Invitation.Id(id)))
                .then();
    }
}
