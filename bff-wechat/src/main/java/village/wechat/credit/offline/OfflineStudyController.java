package village.wechat.credit.offline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.credit.offline.HandInStudy;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.offline.OfflineStudy;
import village.api.identity.Actor;
import village.wechat.Attached;
import village.wechat.ListRequest;
import village.wechat.Requests;

/** A Party member hands in his study away from the phone. */
@RestController
@RequestMapping("/mp/v1/villages/{village}/offline-studies")
@Tag(name = "党员学习")
class OfflineStudyController {
    private static final String MINE = "my-offline-studies";

    private final HandInStudy handInStudy;
    private final Requests requests;
    private final Cursors cursors;

    OfflineStudyController(HandInStudy handInStudy, Requests requests, Cursors cursors) {
        this.handInStudy = handInStudy;
        this.requests = requests;
        this.cursors = cursors;
    }

    @Schema(name = "NewOfflineStudy", example = """
        {"title": "镇党校春季轮训", "day": "2026-03-10", "hours": 6, "text": "上午讲党章，下午分组讨论。",
         "attachments": ["01990000-0000-7000-8000-000000000001"]}
        """)
    record NewStudy(
            @Schema(description = "学了什么，最多 60 个字") @NotNull(message = "请写明学了什么。")
            String title,

            @NotNull(message = "请选择哪一天。") LocalDate day,

            @Schema(description = "几个小时，1 到 100") @NotNull(message = "请填学了几个小时。")
            Integer hours,

            @Schema(description = "说明，最多 500 个字") @Nullable String text,

            @Schema(description = "证明材料的附件编号，1 到 6 个") @Nullable
            List<UUID> attachments) {
        OfflineStudy.Told toTold() {
            return new OfflineStudy.Told(title, day, Optional.of(hours), text == null ? "" : text);
        }
    }

    @Operation(operationId = "handInOfflineStudy", summary = "申报自己的线下学习，附证明材料；由支部书记确认；书记本人的、支部没有书记的，由乡镇确认")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OfflineStudyView> handIn(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewStudy body) {
        return Mono.defer(() -> handInStudy.handIn(
                        actor,
                        body.toTold(),
                        Attached.ids(body.attachments()),
                        requests.once(actor, "credit.hand-in", key, body)))
                .map(OfflineStudyView::of);
    }

    @Operation(operationId = "listMyOfflineStudies", summary = "我的线下学习和处理结果，新报的在前；书记带材料登记的也在")
    @GetMapping
    Mono<OfflineStudyView.Page> mine(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var asked = ListRequest.of(cursors, MINE, limit, after);
            return handInStudy
                    .own(actor, new OfflineStudies.Slice(asked.after(), asked.limit()))
                    .map(page -> new OfflineStudyView.Page(
                            page.items().stream().map(OfflineStudyView::of).toList(),
                            ListRequest.next(page, cursors, MINE, key -> key)));
        });
    }

    @Operation(operationId = "withdrawOfflineStudy", summary = "撤回还没有处理的申报；再撤一次结果一样")
    @PostMapping("/{id}/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OfflineStudyView> withdraw(Actor actor, @PathVariable UUID id) {
        return handInStudy.withdraw(actor, new OfflineStudy.Id(id)).map(OfflineStudyView::of);
    }
}
