package village.wechat.disclosure.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
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
import village.api.disclosure.catalogue.Occurrence;
import village.api.disclosure.occurrence.RegisterOccurrence;
import village.api.disclosure.occurrence.WithdrawOccurrence;
import village.api.disclosure.reading.ListDisclosures;
import village.api.identity.Actor;
import village.wechat.Requests;

/** Staff say that something happened which has to be disclosed, or that they were wrong. */
@RestController
@RequestMapping("/console/v1/villages/{village}/disclosure-items/{code}/occurrences")
@Tag(name = "公开日历", description = "目录、到期与逾期")
class OccurrenceController {
    private final RegisterOccurrence registerOccurrence;
    private final WithdrawOccurrence withdrawOccurrence;
    private final ListDisclosures listDisclosures;
    private final Requests requests;

    OccurrenceController(
            RegisterOccurrence registerOccurrence,
            WithdrawOccurrence withdrawOccurrence,
            ListDisclosures listDisclosures,
            Requests requests) {
        this.registerOccurrence = registerOccurrence;
        this.withdrawOccurrence = withdrawOccurrence;
        this.listDisclosures = listDisclosures;
        this.requests = requests;
    }

    @Schema(name = "NewDisclosureOccurrence", example = "{\"happenedOn\": \"2026-11-20\", \"what\": \"水渠维修招标\"}")
    record NewOccurrence(
            @Schema(description = "发生的日期") @NotNull(message = "请填写哪一天发生的。")
            LocalDate happenedOn,

            @Schema(description = "什么事，村民看得到，最多 40 个字") @NotNull(message = "请写明发生了什么事。")
            String what) {}

    @Operation(operationId = "registerDisclosureOccurrence", summary = "登记事项已发生，从这天起算公开期限")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CalendarController.Calendar> register(
            Actor actor,
            @PathVariable String code,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewOccurrence body) {
        return Mono.defer(() -> registerOccurrence.register(
                        actor,
                        code,
                        body.happenedOn(),
                        body.what(),
                        requests.once(actor, "disclosure.occurrence:" + code, key, body)))
                .then(Mono.defer(() -> calendar(actor)));
    }

    @Schema(name = "DisclosureOccurrenceWithdrawal", example = "{\"reason\": \"登记错了日期。\"}")
    record Withdrawal(
            @Schema(description = "理由，最多 100 个字") @NotNull(message = "请写明为什么撤回。")
            String reason) {}

    @Operation(operationId = "withdrawDisclosureOccurrence", summary = "撤回登记：按期的由登记的人撤，逾期的只能由乡镇撤")
    @PostMapping("/{eid}/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CalendarController.Calendar> withdraw(
            Actor actor, @PathVariable String code, @PathVariable UUID eid, @Valid @RequestBody Withdrawal body) {
        return Mono.defer(() -> withdrawOccurrence.withdraw(actor, new Occurrence.Id(eid), body.reason()))
                .then(Mono.defer(() -> calendar(actor)));
    }

    private Mono<CalendarController.Calendar> calendar(Actor actor) {
        return listDisclosures.calendar(actor).map(CalendarController.Calendar::of);
    }
}
