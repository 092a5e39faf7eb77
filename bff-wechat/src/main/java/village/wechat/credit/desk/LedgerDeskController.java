package village.wechat.credit.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.credit.appeal.ReverseEntry;
import village.api.credit.closing.CloseYear;
import village.api.credit.closing.Closings;
import village.api.credit.ledger.Entry;
import village.api.credit.offline.ConfirmStudy;
import village.api.identity.Actor;
import village.api.identity.RosterPerson;
import village.wechat.Attached;
import village.wechat.Requests;
import village.wechat.Times;
import village.wechat.credit.LineView;

/** What a keeper writes into the ledger, and the closing of its years. */
@RestController
@RequestMapping("/console/v1/villages/{village}/credits")
@Tag(name = "积分办理")
class LedgerDeskController {
    private final ConfirmStudy confirmStudy;
    private final ReverseEntry reverseEntry;
    private final CloseYear closeYear;
    private final Requests requests;

    LedgerDeskController(ConfirmStudy confirmStudy, ReverseEntry reverseEntry, CloseYear closeYear, Requests requests) {
        this.confirmStudy = confirmStudy;
        this.reverseEntry = reverseEntry;
        this.closeYear = closeYear;
        this.requests = requests;
    }

    @Schema(name = "NewCreditConfirmation", example = """
        {"member": "01990000-0000-7000-8000-000000000001", "rule": "offline-half-day", "title": "镇党校培训",
         "day": "2026-03-10", "quantity": 1, "proof": "签到表第 3 页"}
        """)
    record NewConfirmation(
            @Schema(description = "名册人员编号") @NotNull(message = "请选择党员。")
            UUID member,

            @Schema(description = "规则代号，线下学习或其他", example = "offline-half-day") @NotNull(message = "请选择规则。")
            String rule,

            @NotNull(message = "请写明学了什么。") String title,
            @NotNull(message = "请写明哪一天。") LocalDate day,
            @Schema(description = "数量，单位见规则") int quantity,

            @Schema(description = "看过的证明材料", example = "签到表第 3 页") @Nullable
            String proof,

            @Schema(description = "证明材料的附件编号，最多 6 个，由登记人先上传") @Nullable
            List<UUID> attachments) {
        ConfirmStudy.Study toStudy() {
            return new ConfirmStudy.Study(
                    new RosterPerson.Id(member),
                    rule,
                    title,
                    day,
                    quantity,
                    proof == null ? "" : proof,
                    Attached.ids(attachments));
        }
    }

    @Operation(operationId = "confirmCreditStudy", summary = "确认一次线下学习，记入台账；不能确认自己的")
    @PostMapping("/confirmations")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<LineView> confirm(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewConfirmation body) {
        return Mono.defer(() ->
                        confirmStudy.confirm(actor, body.toStudy(), requests.once(actor, "credit.confirm", key, body)))
                .map(line -> LineView.of(line, Set.of()));
    }

    @Schema(name = "NewCreditReversal", example = """
        {"line": "01990000-0000-7000-8000-000000000000", "reason": "记到了别人名下。"}
        """)
    record NewReversal(
            @Schema(description = "台账行编号") @NotNull(message = "请选择台账里的一行。")
            UUID line,

            @Schema(description = "理由，本人看得到") @NotNull(message = "请写明理由。")
            String reason) {}

    @Operation(operationId = "reverseCreditLine", summary = "冲正一行：另记一行相反的，原来那一行留着")
    @PostMapping("/reversals")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<LineView> reverse(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewReversal body) {
        return Mono.defer(() -> reverseEntry.reverse(
                        actor,
                        new Entry.Id(body.line()),
                        body.reason(),
                        requests.optional(actor, "credit.reverse", key, body)))
                .map(line -> LineView.of(line, Set.of()));
    }

    @Schema(name = "NewCreditClosing", example = "{\"year\": 2025}")
    record NewClosing(@NotNull(message = "请写明哪一年。") Integer year) {}

    /** A closed year. */
    @Schema(name = "CreditClosing")
    record ClosingView(int year, OffsetDateTime closedAt) {
        static ClosingView of(Closings.Closing closing) {
            return new ClosingView(closing.year(), Times.of(closing.at()));
        }
    }

    /** The closed years. */
    @Schema(name = "CreditClosingList")
    record ClosingList(List<ClosingView> items) {}

    @Operation(operationId = "closeCreditYear", summary = "给过完的一年结账；以后才知道的记入当年，不能反结账")
    @PostMapping("/closings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ClosingView> close(Actor actor, @Valid @RequestBody NewClosing body) {
        return closeYear.close(actor, body.year()).map(ClosingView::of);
    }

    @Operation(operationId = "listCreditClosings", summary = "已结账的年度，近的在前")
    @GetMapping("/closings")
    Mono<ClosingList> closed(Actor actor) {
        return closeYear
                .closed(actor)
                .map(all -> new ClosingList(all.stream().map(ClosingView::of).toList()));
    }
}
