package village.wechat.credit.offline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
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
import village.api.credit.offline.DecideStudy;
import village.api.credit.offline.DecideStudy.Verdict;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.offline.OfflineStudy;
import village.api.identity.Actor;
import village.wechat.ListRequest;

/** What members of the branch handed in; that of secretaries goes to the township. */
@RestController
@RequestMapping("/console/v1/villages/{village}/credits/offline-studies")
@Tag(name = "积分办理")
class OfflineDeskController {
    private final DecideStudy decideStudy;
    private final Cursors cursors;

    OfflineDeskController(DecideStudy decideStudy, Cursors cursors) {
        this.decideStudy = decideStudy;
        this.cursors = cursors;
    }

    /** A study with its files. */
    @Schema(name = "OfflineStudyCase")
    record CaseView(
            OfflineStudyView study,
            @Schema(description = "证明材料，凭编号取内容") List<FileView> files,
            @Schema(example = "*向阳") String member) {
        static CaseView of(DecideStudy.Case found) {
            return new CaseView(
                    OfflineStudyView.of(found.study()),
                    found.files().stream().map(FileView::of).toList(),
                    found.who().name().masked());
        }
    }

    @Operation(operationId = "listOfflineStudies", summary = "要我确认的线下学习，新报的在前")
    @GetMapping
    Mono<OfflineStudyView.Page> list(
            Actor actor,
            @RequestParam(required = false, defaultValue = "true") boolean waiting,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var list = "offline-studies:" + waiting;
            var asked = ListRequest.of(cursors, list, limit, after);
            return decideStudy
                    .list(actor, waiting, new OfflineStudies.Slice(asked.after(), asked.limit()))
                    .map(page -> new OfflineStudyView.Page(
                            page.items().stream().map(OfflineStudyView::of).toList(),
                            ListRequest.next(page, cursors, list, key -> key)));
        });
    }

    @Operation(operationId = "readOfflineStudy", summary = "一次线下学习和它的证明材料")
    @GetMapping("/{id}")
    Mono<CaseView> read(Actor actor, @PathVariable UUID id) {
        return decideStudy.existing(actor, new OfflineStudy.Id(id)).map(CaseView::of);
    }

    @Schema(name = "OfflineStudyDecision", example = """
        {"approved": true, "rule": "offline-hour", "quantity": 6}
        """)
    record Decision(
            @NotNull(message = "请选择认定或者不认定。") Boolean approved,
            @Schema(description = "按哪条规则记，认定时必填") @Nullable String rule,

            @Schema(description = "数量，单位见规则，认定时必填") @Nullable
            Integer quantity,

            @Schema(description = "不认定的理由，本人看得到") @Nullable String reason) {
        Verdict toVerdict() {
            if (!approved) {
                return new Verdict.Refused(reason == null ? "" : reason);
            }
            if (rule == null || quantity == null) {
                throw Refusal.invalid("/rule", "请选择按哪条规则记，填写数量。");
            }
            return new Verdict.Counts(rule, quantity);
        }
    }

    @Operation(operationId = "decideOfflineStudy", summary = "认定并记入台账，或者不认定；不能处理自己的")
    @PostMapping("/{id}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CaseView> decide(Actor actor, @PathVariable UUID id, @Valid @RequestBody Decision body) {
        return Mono.defer(() -> decideStudy.decide(actor, new OfflineStudy.Id(id), body.toVerdict()))
                .map(CaseView::of);
    }
}
