package village.wechat.identity.family;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.identity.family.AskToActFor;
import village.api.identity.family.EndFamilyTie;
import village.api.identity.family.FamilyTie;
import village.api.identity.family.FamilyTies.Whom;
import village.api.identity.family.IdLast4;
import village.api.identity.family.ShowFamily;
import village.api.place.VillageCode;
import village.wechat.Requests;
import village.wechat.Words;

/** Whom I may act for, and who may act for me. */
@RestController
@Tag(name = "我的家人", description = "替家人办事：申请、查看与结束")
@RequestMapping("/mp/v1/me/family")
class FamilyController {
    private final ShowFamily showFamily;
    private final AskToActFor askToActFor;
    private final EndFamilyTie endFamilyTie;
    private final Requests requests;

    FamilyController(ShowFamily showFamily, AskToActFor askToActFor, EndFamilyTie endFamilyTie, Requests requests) {
        this.showFamily = showFamily;
        this.askToActFor = askToActFor;
        this.endFamilyTie = endFamilyTie;
        this.requests = requests;
    }

    /**
     * For whom somebody wants to act.
     *
     * @param rosterId somebody of one's own household
     * @param name with {@code idLast4}: somebody of another household
     */
    @Schema(name = "NewFamilyTie", example = """
            {"village": "330999101201", "name": "陈秀英", "idLast4": "123X"}
            """)
    record FamilyRequest(
            @NotNull(message = "请选择村。") String village,

            @Nullable UUID rosterId,

            @Nullable @Size(max = 50, message = "姓名太长。") String name,

            @Nullable @Size(max = 8, message = "请填写身份证号的最后四位。")
            String idLast4) {

        AskToActFor.Command toCommand() {
            return new AskToActFor.Command(new VillageCode(village), whom());
        }

        private Whom whom() {
            if (rosterId != null) {
                return new Whom.Member(new RosterPerson.Id(rosterId));
            }
            if (name == null || name.isBlank()) {
                throw Refusal.invalid("/name", "请选择同户的家人，或者填写家人的姓名和身份证号后四位。");
            }
            return new Whom.Named(new PersonName(name), new IdLast4(idLast4 == null ? "" : idLast4));
        }
    }

    @Schema(name = "FamilyTieState")
    record TieState(UUID id, String state) {
        static TieState of(FamilyTie tie) {
            return new TieState(tie.id().value(), Words.of(tie.state()));
        }
    }

    @Operation(operationId = "readMyFamily", summary = "我能替谁办事，谁能替我办事")
    @GetMapping
    Mono<FamilyView> family(Actor actor) {
        return showFamily.show(actor).map(FamilyView::of);
    }

    @Operation(operationId = "askToActFor", summary = "申请替家人办事，由村干部审批")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<TieState> ask(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody FamilyRequest request) {
        return Mono.fromSupplier(() -> requests.once(actor, "family.ask", key, request))
                .flatMap(once -> askToActFor.ask(actor, request.toCommand(), once))
                .map(TieState::of);
    }

    @Operation(operationId = "endFamilyTie", summary = "结束代办，或撤回申请")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(Actor actor, @PathVariable UUID id) {
        return endFamilyTie.end(actor, new FamilyTie.Id(id));
    }
}
