package village.wechat.setup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.setup.KeepVillages;
import village.api.setup.clock.SetPromise;
import village.api.setup.contact.KeepContacts;
import village.api.setup.grid.DrawGrids;
import village.wechat.Requests;

/** Founding villages, and seeing how far they are set up. */
@RestController
@Tag(name = "设立", description = "登记县、乡镇和村，画网格，登记门牌、电话、承诺和工作日历")
@RequestMapping("/console/v1/villages")
class FoundingController {
    private final KeepVillages keepVillages;
    private final DrawGrids drawGrids;
    private final KeepContacts keepContacts;
    private final SetPromise setPromise;
    private final Requests requests;

    FoundingController(
            KeepVillages keepVillages,
            DrawGrids drawGrids,
            KeepContacts keepContacts,
            SetPromise setPromise,
            Requests requests) {
        this.keepVillages = keepVillages;
        this.drawGrids = drawGrids;
        this.keepContacts = keepContacts;
        this.setPromise = setPromise;
        this.requests = requests;
    }

    @Schema(name = "NewVillage", example = """
            {"code": "330999101204", "name": "柳家村"}
            """)
    record NewVillage(
            @Schema(description = "12 位统计用区划代码") @NotNull(message = "请填写代码。") @Size(max = 20, message = "村的代码是 12 位数字。")
            String code,

            @NotNull(message = "请填写村名。") @Size(max = 100, message = "村名应为 1 到 30 个字。")
            String name,

            @Schema(description = "启用日期；不填为一直如此") @Nullable LocalDate from) {}

    @Schema(name = "NewVillageCode", example = """
            {"code": "330999102204", "from": "2026-11-01"}
            """)
    record NewCode(
            @NotNull(message = "请填写代码。") @Size(max = 20, message = "村的代码是 12 位数字。")
            String code,

            @NotNull(message = "请填写启用日期。") LocalDate from) {}

    @Schema(name = "VillagePromise", example = """
            {"hours": 48}
            """)
    record Promise(@NotNull(message = "请填写小时数。") Integer hours) {}

    @Operation(operationId = "listSettlements", summary = "一个县或乡镇的村，各设立到哪一步")
    @GetMapping
    Mono<SettlementView.Lines> list(Actor actor, @RequestParam String area) {
        return keepVillages
                .within(actor, area)
                .map(found -> new SettlementView.Lines(
                        found.stream().map(SettlementView::of).toList()));
    }

    @Operation(operationId = "foundVillage", summary = "登记一个村；要先有乡镇")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SettlementView> found(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewVillage village) {
        return Mono.defer(() -> keepVillages.found(
                        actor,
                        village.code().strip(),
                        village.name(),
                        Optional.ofNullable(village.from()),
                        requests.once(actor, "village.found", key, village)))
                .map(SettlementView::of);
    }

    @Operation(operationId = "readVillageSetup", summary = "一个村的设立情况：网格、电话、承诺，门牌数和花名册人数")
    @GetMapping("/{village}/setup")
    Mono<SettlementView.Whole> setup(Actor actor) {
        return Mono.zip(keepVillages.look(actor), drawGrids.look(actor), keepContacts.list(actor))
                .map(found -> new SettlementView.Whole(
                        SettlementView.of(found.getT1()),
                        found.getT2().stream().map(SettlementView.GridView::of).toList(),
                        found.getT3().stream().map(ContactView::of).toList()));
    }

    @Operation(operationId = "renameVillage", summary = "改村名")
    @PutMapping("/{village}/name")
    Mono<SettlementView> rename(Actor actor, @Valid @RequestBody AreaController.NewName name) {
        return keepVillages.rename(actor, name.name()).map(SettlementView::of);
    }

    @Operation(operationId = "recodeVillage", summary = "给村换代码（区划调整）；旧代码仍能找到这个村")
    @PostMapping("/{village}/codes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SettlementView> recode(Actor actor, @Valid @RequestBody NewCode code) {
        return keepVillages.recode(actor, code.code().strip(), code.from()).map(SettlementView::of);
    }

    @Operation(operationId = "promiseAnswer", summary = "村的答复承诺：多少小时内首次答复")
    @PutMapping("/{village}/promise")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> promise(Actor actor, @Valid @RequestBody Promise promise) {
        return setPromise.promise(actor, promise.hours());
    }
}
