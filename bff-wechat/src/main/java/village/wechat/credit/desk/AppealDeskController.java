package village.wechat.credit.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.Set;
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
import village.api.credit.appeal.Appeal;
import village.api.credit.appeal.Appeals;
import village.api.credit.appeal.DecideAppeal;
import village.api.identity.Actor;
import village.wechat.ListRequest;
import village.wechat.credit.AppealView;
import village.wechat.credit.LineView;

/** Appeals of the branch; those of secretaries go to the township. */
@RestController
@RequestMapping("/console/v1/villages/{village}/credits/appeals")
@Tag(name = "积分办理")
class AppealDeskController {
    private final DecideAppeal decideAppeal;
    private final Cursors cursors;

    AppealDeskController(DecideAppeal decideAppeal, Cursors cursors) {
        this.decideAppeal = decideAppeal;
        this.cursors = cursors;
    }

    /** An appeal with its line. */
    @Schema(name = "CreditAppealCase")
    record CaseView(
            AppealView appeal,
            LineView line,
            @Schema(example = "*向阳") String member) {
        static CaseView of(DecideAppeal.Case found) {
            return new CaseView(
                    AppealView.of(found.appeal()),
                    LineView.of(found.line(), Set.of()),
                    found.who().name().masked());
        }
    }

    @Operation(operationId = "listCreditAppeals", summary = "要我处理的申诉，新提的在前")
    @GetMapping
    Mono<AppealView.Page> list(
            Actor actor,
            @RequestParam(required = false, defaultValue = "true") boolean waiting,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var list = "credit-appeals:" + waiting;
            var asked = ListRequest.of(cursors, list, limit, after);
            return decideAppeal
                    .list(actor, waiting, new Appeals.Slice(asked.after(), asked.limit()))
                    .map(page -> new AppealView.Page(
                            page.items().stream().map(AppealView::of).toList(),
                            ListRequest.next(page, cursors, list, key -> key)));
        });
    }

    @Operation(operationId = "readCreditAppeal", summary = "一条申诉和它说的那一行")
    @GetMapping("/{id}")
    Mono<CaseView> read(Actor actor, @PathVariable UUID id) {
        return decideAppeal.existing(actor, new Appeal.Id(id)).map(CaseView::of);
    }

    @Schema(name = "NewCreditDecision", example = """
        {"upheld": true, "reason": "核对了签到表，应为两小时。", "quantity": 2}
        """)
    record NewDecision(
            @Schema(description = "申诉是否成立；成立就冲正那一行，那一行本身是冲正的，就把冲正掉的重新记入") @NotNull(message = "请选择申诉是否成立。")
            Boolean upheld,

            @Schema(description = "理由，本人看得到") @NotNull(message = "请写明理由。")
            String reason,

            @Schema(description = "冲正后按这个数量重新记一行，不用重记就不填；申诉的是冲正行时，不填就按原来的数量重新记入") @Nullable
            Integer quantity) {
        DecideAppeal.Verdict toVerdict() {
            return new DecideAppeal.Verdict(upheld, reason, Optional.ofNullable(quantity));
        }
    }

    @Operation(operationId = "decideCreditAppeal", summary = "处理申诉；不能处理自己的")
    @PostMapping("/{id}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CaseView> decide(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewDecision body) {
        return Mono.defer(() -> decideAppeal.decide(actor, new Appeal.Id(id), body.toVerdict()))
                .map(CaseView::of);
    }
}
