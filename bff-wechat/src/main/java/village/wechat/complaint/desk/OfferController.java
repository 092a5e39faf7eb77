package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.handling.offer.ConfirmClaim;
import village.api.complaint.handling.offer.OfferComplaint;
import village.api.complaint.handling.offer.WithdrawOffer;
import village.api.identity.Actor;
import village.wechat.Requests;
import village.wechat.complaint.ComplaintDetail;

/** What is offered to Party members, and confirmed as their service. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class OfferController {
    private final OfferComplaint offerComplaint;
    private final WithdrawOffer withdrawOffer;
    private final ConfirmClaim confirmClaim;
    private final CaseActs acts;

    OfferController(
            OfferComplaint offerComplaint, WithdrawOffer withdrawOffer, ConfirmClaim confirmClaim, CaseActs acts) {
        this.offerComplaint = offerComplaint;
        this.withdrawOffer = withdrawOffer;
        this.confirmClaim = confirmClaim;
        this.acts = acts;
    }

    @Operation(operationId = "offerComplaint", summary = "开放给党员接单")
    @PostMapping("/{id}/offers")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> offer(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
        return acts.done(
                actor, id, "offer", key, "", (complaint, once) -> offerComplaint.offer(actor, complaint, once));
    }

    @Operation(operationId = "withdrawOffer", summary = "收回，不再开放接单")
    @DeleteMapping("/{id}/offers/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(Actor actor, @PathVariable UUID id) {
        return withdrawOffer.withdraw(actor, new Complaint.Id(id)).then();
    }

    @Schema(name = "NewClaimConfirmation", example = """
            {"text": "感谢帮忙。"}
            """)
    record NewClaimConfirmation(
            @Schema(description = "说明，反映人能看到，最多 500 字") @Nullable
            String text) {}

    @Operation(operationId = "confirmClaim", summary = "确认党员的服务")
    @PostMapping("/{id}/claim-confirmations")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> confirm(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewClaimConfirmation body) {
        return acts.done(
                actor,
                id,
                "confirm-claim",
                key,
                body,
                (complaint, once) -> confirmClaim.confirm(actor, complaint, CaseActs.said(body.text()), once));
    }
}
