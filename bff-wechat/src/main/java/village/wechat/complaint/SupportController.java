package village.wechat.complaint;

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
import village.api.complaint.reading.ReadComplaint;
import village.api.complaint.reporter.SupportComplaint;
import village.api.complaint.reporter.TakeBackSupport;
import village.api.identity.Actor;
import village.wechat.Requests;

/** Neighbours join a case instead of reporting the same again. */
@RestController
@RequestMapping("/mp/v1/villages/{village}/complaints/{id}/supports")
@Tag(name = "诉求", description = "反映事情、看进展、评价")
class SupportController {
    private final SupportComplaint supportComplaint;
    private final TakeBackSupport takeBackSupport;
    private final ReadComplaint readComplaint;
    private final Requests requests;

    SupportController(
            SupportComplaint supportComplaint,
            TakeBackSupport takeBackSupport,
            ReadComplaint readComplaint,
            Requests requests) {
        this.supportComplaint = supportComplaint;
        this.takeBackSupport = takeBackSupport;
        this.readComplaint = readComplaint;
        this.requests = requests;
    }

    @Schema(name = "NewSupport", example = "{}")
    record NewSupport() {}

    @Operation(operationId = "supportComplaint", summary = "我也是：附议一件诉求，有答复时一起通知我")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> support(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestBody NewSupport body) {
        return Mono.defer(() -> supportComplaint.support(
                        actor, new Complaint.Id(id), requests.optional(actor, "complaint.support:" + id, key, body)))
                .then(Mono.defer(() -> readComplaint.read(actor, new Complaint.Id(id))))
                .map(view -> ComplaintDetail.of(view, false));
    }

    @Operation(operationId = "takeBackSupport", summary = "不再附议")
    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(Actor actor, @PathVariable UUID id) {
        return takeBackSupport.takeBack(actor, new Complaint.Id(id)).then();
    }
}
