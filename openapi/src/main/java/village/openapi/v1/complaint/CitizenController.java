package village.openapi.v1.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.Function;
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
import tools.jackson.databind.JsonNode;
import village.api.Reason;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.complaint.Complaint;
import village.api.complaint.platform.SpeakForCitizen;
import village.openapi.client.Onces;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;
import village.openapi.client.StrictBodies;

/** What a platform says for the citizen whose case it handed over. */
@RestController
@Tag(name = "complaint", description = "诉求")
@RequestMapping("/openapi/v1/villages/{village}/complaints/{id}")
class CitizenController {
    private final SpeakForCitizen speakForCitizen;
    private final StrictBodies bodies;
    private final Onces onces;

    CitizenController(SpeakForCitizen speakForCitizen, StrictBodies bodies, Onces onces) {
        this.speakForCitizen = speakForCitizen;
        this.bodies = bodies;
        this.onces = onces;
    }

    @Scoped(value = Resource.COMPLAINTS, access = Access.WRITE)
    @PostMapping("/ratings")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({
        Reason.COMPLAINT_NOT_FOUND,
        Reason.COMPLAINT_NOT_YOURS,
        Reason.COMPLAINT_ALREADY_RATED,
        Reason.COMPLAINT_ALREADY_CLOSED,
        Reason.COMPLAINT_WRONG_STATE,
        Reason.COMPLAINT_REOPEN_LATE,
        Reason.IDEMPOTENCY_KEY_INVALID
    })
    @Operation(
            operationId = "rateComplaint",
            summary = "替反映人评价",
            description = """
                只限本平台转来的诉求。答复以后、办结以前评价；评价“解决了”的只收一次，“没有解决”的继续办理，再次答复以后可以再评价。必须带 Idempotency-Key。\
                """,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NewRating.class))))
    @ApiResponse(responseCode = "201", description = "已记下，诉求现在的状态")
    Mono<Standing> rate(
            SignedClient caller,
            @PathVariable UUID id,
            @RequestHeader(name = Onces.KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return bodies.read(body, NewRating.class)
                .flatMap(fresh -> said(caller, id, "complaint.rate", key, fresh, NewRating::said));
    }

    @Scoped(value = Resource.COMPLAINTS, access = Access.WRITE)
    @PostMapping("/reopenings")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({
        Reason.COMPLAINT_NOT_FOUND,
        Reason.COMPLAINT_NOT_YOURS,
        Reason.COMPLAINT_WRONG_STATE,
        Reason.COMPLAINT_REOPEN_LATE,
        Reason.IDEMPOTENCY_KEY_INVALID
    })
    @Operation(
            operationId = "reopenComplaint",
            summary = "替反映人要求重新办理",
            description = "只限本平台转来的诉求。答复、不予受理、评价或办结后 30 天内；还在办理的不用。必须带 Idempotency-Key。",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NewReopening.class))))
    @ApiResponse(responseCode = "201", description = "重新办理，诉求现在的状态")
    Mono<Standing> reopen(
            SignedClient caller,
            @PathVariable UUID id,
            @RequestHeader(name = Onces.KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return bodies.read(body, NewReopening.class)
                .flatMap(fresh -> said(caller, id, "complaint.reopen", key, fresh, NewReopening::said));
    }

    @Scoped(value = Resource.COMPLAINTS, access = Access.WRITE)
    @PostMapping("/supplements")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({
        Reason.COMPLAINT_NOT_FOUND,
        Reason.COMPLAINT_NOT_YOURS,
        Reason.COMPLAINT_ALREADY_CLOSED,
        Reason.COMPLAINT_WRONG_STATE,
        Reason.COMPLAINT_EMPTY,
        Reason.ATTACHMENT_NOT_YOURS,
        Reason.IDEMPOTENCY_KEY_INVALID
    })
    @Operation(
            operationId = "supplementComplaint",
            summary = "替反映人补充情况",
            description = "只限本平台转来、还在办理的诉求。必须带 Idempotency-Key。",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NewSupplement.class))))
    @ApiResponse(responseCode = "201", description = "已记下，诉求现在的状态")
    Mono<Standing> supplement(
            SignedClient caller,
            @PathVariable UUID id,
            @RequestHeader(name = Onces.KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return bodies.read(body, NewSupplement.class)
                .flatMap(fresh -> said(caller, id, "complaint.supplement", key, fresh, NewSupplement::said));
    }

    private <T> Mono<Standing> said(
            SignedClient caller,
            UUID id,
            String operation,
            @Nullable String key,
            T body,
            Function<T, SpeakForCitizen.Said> said) {
        return Mono.defer(() -> speakForCitizen.say(
                        caller.platform(),
                        new Complaint.Id(id),
                        said.apply(body),
                        onces.once(caller, operation + ":" + id, key, body)))
                .map(Standing::of);
    }
}
