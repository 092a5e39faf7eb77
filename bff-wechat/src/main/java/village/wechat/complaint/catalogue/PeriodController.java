package village.wechat.complaint.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
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
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.catalogue.editing.KeepPeriods;
import village.api.complaint.catalogue.editing.PeriodVersion;
import village.api.identity.Actor;
import village.wechat.Requests;

/** An operator writes down the statutory periods of the next law before its day. */
@RestController
@RequestMapping("/console/v1/statutory-periods")
@Tag(name = "诉求类别目录", description = "另立版本、看改了什么、启用前撤回")
class PeriodController {
    private final KeepPeriods keepPeriods;
    private final Requests requests;

    PeriodController(KeepPeriods keepPeriods, Requests requests) {
        this.keepPeriods = keepPeriods;
        this.requests = requests;
    }

    @Schema(name = "StatutoryPeriod")
    record PeriodView(
            LocalDate effectiveFrom,
            @Schema(description = "几天内书面告知是否受理") int replyDays,
            @Schema(description = "几天内办结") int finishDays,
            String legalBasis,
            @Schema(description = "还没有启用，可以撤回") boolean toCome) {
        static PeriodView of(PeriodVersion version, LocalDate today) {
            return new PeriodView(
                    version.effectiveFrom(),
                    version.replyDays(),
                    version.finishDays(),
                    version.legalBasis(),
                    version.effectiveFrom().isAfter(today));
        }
    }

    @Schema(name = "StatutoryPeriodList")
    record PeriodList(List<PeriodView> items) {}

    @Operation(operationId = "listStatutoryPeriods", summary = "转出诉求的法定期限，后启用的在前")
    @GetMapping
    Mono<PeriodList> list(Actor actor) {
        return keepPeriods
                .all(actor)
                .map(all -> new PeriodList(all.versions().stream()
                        .map(version -> PeriodView.of(version, all.today()))
                        .toList()));
    }

    @Schema(name = "NewStatutoryPeriod", example = """
        {"effectiveFrom": "2027-05-01", "replyDays": 15, "finishDays": 60, "legalBasis": "《信访工作条例》第二十三条、第三十四条"}
        """)
    record NewPeriod(
            @Schema(description = "从哪天起启用，最早明天") @NotNull(message = "请选启用日期。")
            LocalDate effectiveFrom,

            @NotNull(message = "请填告知期限。") Integer replyDays,

            @NotNull(message = "请填办结期限。") Integer finishDays,

            @NotNull(message = "请写明依据。") String legalBasis) {}

    @Operation(operationId = "publishStatutoryPeriod", summary = "另立法定期限，到日子启用；已经转出的诉求期限不变")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Void> publish(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewPeriod body) {
        return Mono.defer(() -> keepPeriods.publish(
                actor,
                PeriodVersion.drafted(body.effectiveFrom(), body.replyDays(), body.finishDays(), body.legalBasis()),
                requests.once(actor, "complaint.statutory-period", key, body)));
    }

    @Operation(operationId = "undoStatutoryPeriod", summary = "启用前撤回法定期限")
    @DeleteMapping("/{effectiveFrom}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> undo(Actor actor, @PathVariable String effectiveFrom) {
        return Mono.fromSupplier(() -> day(effectiveFrom)).flatMap(day -> keepPeriods.undo(actor, day));
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw Refusal.of(Reason.CATALOGUE_NOT_FOUND);
        }
    }
}
