package village.wechat.identity.family;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.identity.Actor;
import village.api.identity.family.DecideFamilyTie;
import village.api.identity.family.DecideFamilyTie.Command;
import village.api.identity.family.FamilyTie;
import village.api.identity.family.ListFamilyRequests;

/** A cadre decides who may act for whom. */
@RestController
@Tag(name = "家人代办审批", description = "村干部审批家人代办")
@RequestMapping("/console/v1/villages/{village}/family-requests")
class FamilyRequestController {
    private static final String LIST = "family-requests";

    private final ListFamilyRequests listFamilyRequests;
    private final DecideFamilyTie decideFamilyTie;
    private final Cursors cursors;

    FamilyRequestController(ListFamilyRequests listFamilyRequests, DecideFamilyTie decideFamilyTie, Cursors cursors) {
        this.listFamilyRequests = listFamilyRequests;
        this.decideFamilyTie = decideFamilyTie;
        this.cursors = cursors;
    }

    @Schema(name = "FamilyRefusal", example = """
            {"reason": "请本人到村里说一声。"}
            """)
    record RefusalRequest(
            @NotNull(message = "不通过时请写明原因。") @Size(max = 200, message = "原因请写在 200 字以内。")
            String reason) {}

    @Operation(operationId = "listFamilyRequests", summary = "待审批的家人代办申请")
    @GetMapping
    Mono<FamilyRequestPage> pending(
            Actor actor, @RequestParam(defaultValue = "20") int limit, @RequestParam Optional<String> after) {
        return Mono.fromSupplier(() -> after.map(cursor -> new FamilyTie.Id(cursors.open(LIST, cursor))))
                .flatMap(last -> listFamilyRequests.list(actor, limit, last))
                .map(page -> FamilyRequestPage.of(page, id -> cursors.seal(LIST, id.value())));
    }

    @Operation(operationId = "approveFamilyRequest", summary = "同意代办")
    @PostMapping("/{id}/approvals")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FamilyController.TieState> approve(Actor actor, @PathVariable UUID id) {
        return decideFamilyTie
                .decide(actor, new FamilyTie.Id(id), new Command.Approve())
                .map(FamilyController.TieState::of);
    }

    @Operation(operationId = "refuseFamilyRequest", summary = "不同意代办")
    @PostMapping("/{id}/refusals")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FamilyController.TieState> refuse(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody RefusalRequest request) {
        return Mono.fromSupplier(() -> new Command.Refuse(request.reason()))
                .flatMap(command -> decideFamilyTie.decide(actor, new FamilyTie.Id(id), command))
                .map(FamilyController.TieState::of);
    }
}
