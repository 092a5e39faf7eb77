package village.wechat.complaint.desk;

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
import village.api.complaint.Complaint;
import village.api.complaint.registration.RegisterComplaint;
import village.api.complaint.registration.SearchComplaints;
import village.api.identity.Actor;
import village.wechat.Requests;
import village.wechat.Times;
import village.wechat.Words;

/** For the telephone on the desk, the letter box and the doorstep. */
@RestController
@RequestMapping("/console/v1/villages/{village}")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class RegistrationController {
    private final RegisterComplaint registerComplaint;
    private final SearchComplaints searchComplaints;
    private final DeskComplaints deskComplaints;
    private final Requests requests;

    RegistrationController(
            RegisterComplaint registerComplaint,
            SearchComplaints searchComplaints,
            DeskComplaints deskComplaints,
            Requests requests) {
        this.registerComplaint = registerComplaint;
        this.searchComplaints = searchComplaints;
        this.deskComplaints = deskComplaints;
        this.requests = requests;
    }

    /** What staff read out to the caller. */
    @Schema(name = "RegisteredComplaint")
    record Registered(UUID id, @Schema(example = "48392071") String ticket, String status, OffsetDateTime dueAt) {
        static Registered of(Complaint complaint) {
            return new Registered(
                    complaint.id().value(),
                    complaint.ticket().value(),
                    Words.of(complaint.status()),
                    Times.of(complaint.dueAt()));
        }
    }

    @Operation(operationId = "registerComplaint", summary = "登记电话、书面、来访的诉求")
    @PostMapping("/complaints")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Registered> register(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewRegistration body) {
        return Mono.defer(() -> registerComplaint.register(
                        actor, body.toRegistration(), requests.once(actor, "complaint.register", key, body)))
                .map(Registered::of);
    }

    @Schema(name = "NewComplaintSearch", example = """
            {"phone": "13700000000"}
            """)
    record NewSearch(
            @Schema(description = "来电的手机号或座机号", example = "13700000000") @NotNull(message = "请填写电话号码。")
            String phone) {}

    /** A POST, because a telephone number has no place in an address. */
    @Operation(operationId = "searchComplaintsByPhone", summary = "按电话查诉求（最近 20 件）")
    @PostMapping("/complaint-searches")
    Mono<DeskComplaints.Lines> search(Actor actor, @Valid @RequestBody NewSearch body) {
        return Mono.defer(() -> searchComplaints.byPhone(actor, body.phone()))
                .flatMap(found -> deskComplaints.of(actor, found))
                .map(lines -> new DeskComplaints.Lines(lines, null));
    }
}
