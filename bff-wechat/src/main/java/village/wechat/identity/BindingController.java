package village.wechat.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.RosterPerson;
import village.api.identity.binding.Binding;
import village.api.identity.binding.DecideBinding;
import village.api.identity.binding.ListPendingBindings;
import village.wechat.Words;

/** A cadre decides who is who. */
@RestController
@Tag(name = "身份审批", description = "村干部审批村民身份")
@RequestMapping("/console/v1/villages/{village}/bindings")
class BindingController {
    private static final String LIST = "pending-bindings";
    private static final String PENDING = "pending";

    private final ListPendingBindings listPendingBindings;
    private final DecideBinding decideBinding;
    private final Cursors cursors;

    BindingController(ListPendingBindings listPendingBindings, DecideBinding decideBinding, Cursors cursors) {
        this.listPendingBindings = listPendingBindings;
        this.decideBinding = decideBinding;
        this.cursors = cursors;
    }

    @Schema(name = "BindingDecision", example = """
            {"rosterId": "0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f", "approve": true}
            """)
    record Approval(
            @Nullable UUID rosterId,
            @NotNull(message = "请选择通过或不通过。") Boolean approve,

            @Nullable @Size(max = 200, message = "原因请写在 200 字以内。")
            String reason) {

        DecideBinding.Command toCommand() {
            if (approve && rosterId == null) {
                throw Refusal.invalid("/rosterId", "请选择名册里的人。");
            }
            var who = Optional.ofNullable(rosterId).filter(id -> approve).map(RosterPerson.Id::new);
            return new DecideBinding.Command(who, Optional.ofNullable(reason));
        }
    }

    @Schema(name = "DecidedBinding")
    record Decided(UUID id, String state) {
        static Decided of(Binding binding) {
            return new Decided(binding.id().value(), Words.of(binding.state()));
        }
    }

    @Operation(operationId = "listPendingBindings", summary = "待审批的身份绑定")
    @GetMapping
    Mono<PendingBindingPage> pending(
            Actor actor,
            @RequestParam(defaultValue = PENDING) String state,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam Optional<String> after) {
        return Mono.fromSupplier(() -> opened(state, after))
                .flatMap(last -> listPendingBindings.list(actor, limit, last))
                .map(page -> PendingBindingPage.of(page, id -> cursors.seal(LIST, id.value())));
    }

    private Optional<Binding.Id> opened(String state, Optional<String> after) {
        if (!state.equals(PENDING)) {
            throw Refusal.invalid("/state", "这里只列出待审的绑定。");
        }
        return after.map(cursor -> new Binding.Id(cursors.open(LIST, cursor)));
    }

    @Operation(operationId = "decideBinding", summary = "通过或不通过")
    @PostMapping("/{id}/approvals")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Decided> decide(Actor actor, @PathVariable UUID id, @Valid @RequestBody Approval approval) {
        return Mono.fromSupplier(approval::toCommand)
                .flatMap(command -> decideBinding.decide(actor, new Binding.Id(id), command))
                .map(Decided::of);
    }
}
