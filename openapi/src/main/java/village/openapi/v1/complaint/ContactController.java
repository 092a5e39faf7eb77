package village.openapi.v1.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.Reason;
import village.api.client.Resource;
import village.api.complaint.Complaint;
import village.api.complaint.reading.ViewContact;
import village.api.complaint.registration.Caller;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;
import village.openapi.client.StrictBodies;

@RestController
@Tag(name = "complaint", description = "诉求")
class ContactController {
    private final ViewContact viewContact;
    private final StrictBodies bodies;

    ContactController(ViewContact viewContact, StrictBodies bodies) {
        this.viewContact = viewContact;
        this.bodies = bodies;
    }

    @Schema(name = "NewContactView", example = "{\"purpose\": \"约反映人到现场查看\"}")
    record NewContactView(
            @Schema(description = "用途，1 到 200 个字，反映人看得到", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String purpose) {}

    /** Who brought the case, in full. */
    @Schema(name = "ComplaintContact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(
            @Schema(example = "陈大明") String name,

            @Schema(description = "不知道的没有", example = "13700009050") @Nullable
            String phone) {
        static Contact of(Caller caller) {
            return new Contact(caller.name().value(), caller.dialled().orElse(null));
        }

        @Override
        public String toString() {
            return "Contact[***]";
        }
    }

    @Scoped(Resource.CONTACTS)
    @PostMapping("/openapi/v1/villages/{village}/complaints/{id}/contact-views")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({
        Reason.COMPLAINT_NOT_FOUND,
        Reason.COMPLAINT_REPORTER_UNNAMED,
        Reason.COMPLAINT_WRONG_STATE,
        Reason.PERSON_NOT_FOUND,
        Reason.PURPOSE_REQUIRED
    })
    @Operation(
            operationId = "viewComplaintContact",
            summary = "看反映人的姓名和电话",
            description = """
                只限转给贵方、正由贵方办理的诉求，而且反映人同意办理的人知道他是谁。每看一次都记下来，反映人看得到贵方的名称、时间和用途；
                重试也算再看一次。请不要保存。\
                """,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NewContactView.class))))
    @ApiResponse(responseCode = "201", description = "反映人")
    Mono<ResponseEntity<Contact>> view(SignedClient caller, @PathVariable UUID id, @RequestBody JsonNode body) {
        return bodies.read(body, NewContactView.class)
                .map(asked -> asked.purpose() == null ? "" : asked.purpose())
                .flatMap(purpose -> viewContact.view(caller.platform(), new Complaint.Id(id), purpose))
                .map(found -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(Contact.of(found)));
    }
}
