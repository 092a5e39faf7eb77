package village.wechat.disclosure.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import village.api.disclosure.Filing;
import village.api.disclosure.checking.CheckFiling;
import village.api.disclosure.filing.CorrectFiling;
import village.api.disclosure.gating.SubmitFiling;
import village.api.disclosure.publishing.PublishFiling;
import village.api.disclosure.reading.ReadFiling;
import village.api.identity.Actor;
import village.wechat.Deeds;
import village.wechat.Requests;

/** A filing's way: submitted, checked, published, corrected. */
@RestController
@RequestMapping("/console/v1/villages/{village}/disclosures/{id}")
@Tag(name = "公开办理", description = "起草、审核、公布、更正")
class FilingActController {
    private final SubmitFiling submitFiling;
    private final CheckFiling checkFiling;
    private final PublishFiling publishFiling;
    private final CorrectFiling correctFiling;
    private final Deeds<Filing.Id, FilingView> deeds;

    FilingActController(
            SubmitFiling submitFiling,
            CheckFiling checkFiling,
            PublishFiling publishFiling,
            CorrectFiling correctFiling,
            ReadFiling readFiling,
            Requests requests) {
        this.submitFiling = submitFiling;
        this.checkFiling = checkFiling;
        this.publishFiling = publishFiling;
        this.correctFiling = correctFiling;
        this.deeds = new Deeds<>(
                requests,
                "disclosure",
                Filing.Id::new,
                (actor, id) -> readFiling.read(actor, id).map(FilingView::of));
    }

    @Schema(name = "FilingVersion", example = "{\"version\": 3}")
    record Version(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version) {}

    @Operation(operationId = "submitFiling", summary = "提交监委会审核")
    @PostMapping("/submissions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> submit(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody Version body) {
        return deeds.done(
                actor,
                id,
                "submit",
                key,
                body,
                (filing, once) -> submitFiling.submit(actor, filing, body.version(), once));
    }

    @Operation(operationId = "takeBackFiling", summary = "撤回修改；改后要重新审核")
    @PostMapping("/take-backs")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> takeBack(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody Version body) {
        return deeds.done(
                actor,
                id,
                "take-back",
                key,
                body,
                (filing, once) -> submitFiling.takeBack(actor, filing, body.version(), once));
    }

    @Schema(name = "NewFilingCheck", example = """
            {"version": 3, "approved": false, "note": "请补上凭证号。"}
            """)
    record NewCheck(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "通过还是退回") @NotNull(message = "请选“通过”或“退回”。")
            Boolean approved,

            @Schema(description = "意见；退回时必须写") @Nullable String note) {
        CheckFiling.Verdict toVerdict() {
            return new CheckFiling.Verdict(approved, note == null ? "" : note);
        }
    }

    @Operation(operationId = "checkFiling", summary = "监委会审核（起草人、公布人及近亲属不能审核）")
    @PostMapping("/checks")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> check(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewCheck body) {
        return deeds.done(
                actor,
                id,
                "check",
                key,
                body,
                (filing, once) -> checkFiling.check(actor, filing, body.version(), body.toVerdict(), once));
    }

    @Operation(operationId = "publishFiling", summary = "公布；公布后不能改、不能撤，只能更正")
    @PostMapping("/publications")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> publish(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody Version body) {
        return deeds.done(
                actor,
                id,
                "publish",
                key,
                body,
                (filing, once) -> publishFiling.publish(actor, filing, body.version(), once));
    }

    @Schema(name = "NewCorrection", example = "{\"reason\": \"第 3 行金额多写了一个零。\"}")
    record NewCorrection(
            @Schema(description = "更正理由，公开，最多 300 个字") @NotNull(message = "请写明更正的理由。")
            String reason) {}

    @Operation(operationId = "correctFiling", summary = "办理更正：起草下一版，旧版仍可查看")
    @PostMapping("/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> correct(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewCorrection body) {
        return deeds.done(
                actor,
                id,
                "correct",
                key,
                body,
                (filing, once) -> correctFiling.correct(actor, filing, body.reason(), once));
    }
}
