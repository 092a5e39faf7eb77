package village.wechat.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.credit.appeal.Appeals;
import village.api.credit.appeal.FileAppeal;
import village.api.credit.ledger.Entry;
import village.api.identity.Actor;
import village.wechat.ListRequest;
import village.wechat.Requests;

/** A Party member objects to a line of his own. */
@RestController
@RequestMapping("/mp/v1/me/credits/appeals")
@Tag(name = "学习积分")
class MyAppealController {
    private static final String MINE = "my-credit-appeals";

    private final FileAppeal fileAppeal;
    private final Requests requests;
    private final Cursors cursors;

    MyAppealController(FileAppeal fileAppeal, Requests requests, Cursors cursors) {
        this.fileAppeal = fileAppeal;
        this.requests = requests;
        this.cursors = cursors;
    }

    @Schema(name = "NewCreditAppeal", example = """
        {"line": "01990000-0000-7000-8000-000000000000", "text": "我那天学了两个小时，只记了一个小时。"}
        """)
    record NewAppeal(
            @NotNull(message = "请选择台账里的一行。") UUID line,

            @Schema(description = "哪里不对，最多 500 个字") @NotNull(message = "请写明哪里不对。")
            String text) {}

    @Operation(operationId = "appealCreditLine", summary = "对台账里的一行提出申诉；由支部书记处理；书记本人的、支部没有书记的，由乡镇处理")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AppealView> file(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewAppeal body) {
        return Mono.defer(() -> fileAppeal.file(
                        actor,
                        new Entry.Id(body.line()),
                        body.text(),
                        requests.once(actor, "credit.appeal", key, body)))
                .map(AppealView::of);
    }

    @Operation(operationId = "listMyCreditAppeals", summary = "我的申诉和处理结果，新提的在前")
    @GetMapping
    Mono<AppealView.Page> mine(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var asked = ListRequest.of(cursors, MINE, limit, after);
            return fileAppeal
                    .own(actor, new Appeals.Slice(asked.after(), asked.limit()))
                    .map(page -> new AppealView.Page(
                            page.items().stream().map(AppealView::of).toList(),
                            ListRequest.next(page, cursors, MINE, key -> key)));
        });
    }
}
