package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import village.api.complaint.handling.above.PublishComplaint;
import village.api.complaint.handling.above.WithdrawPublication;
import village.api.identity.Actor;
import village.wechat.Requests;
import village.wechat.complaint.ComplaintDetail;

/** Whether everybody sees a case. */
@RestController("casePublicationController")
@RequestMapping("/console/v1/villages/{village}/complaints/{id}/publications")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class PublicationController {
    private final PublishComplaint publishComplaint;
    private final WithdrawPublication withdrawPublication;
    private final CaseActs acts;

    PublicationController(PublishComplaint publishComplaint, WithdrawPublication withdrawPublication, CaseActs acts) {
        this.publishComplaint = publishComplaint;
        this.withdrawPublication = withdrawPublication;
        this.acts = acts;
    }

    /** @param masked whether numbers in what was said are to be masked; without it a case with numbers is refused */
    @Schema(name = "CasePublication", example = """
        {"masked":true}\
        """)
    record Consent(
            @Schema(description = "true：里面的身份证号、银行卡号和电话号码打码后公开", example = "true") @Nullable
            Boolean masked) {}

    @Operation(operationId = "publishComplaint", summary = "乡镇同意公开（反映人也同意的，不带名字）")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> publish(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable Consent consent) {
        var masked = consent != null && Boolean.TRUE.equals(consent.masked());
        return acts.done(
                actor,
                id,
                "publish",
                key,
                masked,
                (complaint, once) -> publishComplaint.publish(actor, complaint, masked, once));
    }

    @Operation(operationId = "withdrawPublication", summary = "不再公开")
    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(Actor actor, @PathVariable UUID id) {
        return withdrawPublication.withdraw(actor, new Complaint.Id(id)).then();
    }
}
