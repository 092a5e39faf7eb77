package village.wechat.inquiry.faq;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import village.api.identity.Actor;
import village.api.inquiry.faq.Faq;
import village.api.inquiry.faq.WriteFaq;
import village.wechat.ListRequest;
import village.wechat.Requests;

/** Whoever answers at a desk makes a good answer everybody's. */
@RestController
@RequestMapping("/console/v1/villages/{village}/faqs")
@Tag(name = "咨询办理", description = "答复、转交、公开")
class FaqDeskController {
    private final WriteFaq writeFaq;
    private final Requests requests;
    private final Cursors cursors;

    FaqDeskController(WriteFaq writeFaq, Requests requests, Cursors cursors) {
        this.writeFaq = writeFaq;
        this.requests = requests;
        this.cursors = cursors;
    }

    @Operation(operationId = "listFaqsAtDesk", summary = "常见问题，新的在前")
    @GetMapping
    Mono<FaqView.Page> list(
            Actor actor,
            @Schema(description = "false 看收起来的；不填看大家查得到的") @RequestParam(required = false) @Nullable Boolean shown,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var visible = !Boolean.FALSE.equals(shown);
            var list = "faqs-at-desk:" + visible;
            var asked = ListRequest.of(cursors, list, limit, after);
            return writeFaq.list(actor, visible, asked.after(), asked.limit())
                    .map(page -> new FaqView.Page(
                            page.items().stream().map(FaqView::of).toList(),
                            ListRequest.next(page, cursors, list, key -> key)));
        });
    }

    @Schema(name = "NewFaq", example = """
            {"desk": "policy", "question": "城乡居民医保什么时候交？", "answer": "每年 9 月到 12 月，在手机上交。"}
            """)
    record NewFaq(
            @Schema(description = "咨询窗口") @NotNull(message = "请选属于哪个窗口。")
            String desk,

            @Schema(description = "问题，最多 200 个字") @NotNull(message = "请写明问题。")
            String question,

            @Schema(description = "答复，最多 2000 个字") @NotNull(message = "请写明答复。")
            String answer,

            @Schema(description = "大家查不查得到；不填为查得到") @Nullable
            Boolean shown,

            @Schema(description = "把身份证号、银行卡号、电话号码打码；不填为否，有号码就退回") @Nullable
            Boolean mask,

            @Schema(description = "修改时：读到的版本") @Nullable Long version) {
        Faq.Wording toWording() {
            return new Faq.Wording(desk.strip(), question, answer, !Boolean.FALSE.equals(shown));
        }

        boolean masked() {
            return Boolean.TRUE.equals(mask);
        }
    }

    @Operation(operationId = "addFaq", summary = "加一条常见问题")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FaqView> add(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewFaq body) {
        return Mono.defer(() -> writeFaq.add(
                        actor, body.toWording(), body.masked(), requests.once(actor, "faq.add", key, body)))
                .map(FaqView::of);
    }

    @Operation(operationId = "changeFaq", summary = "改一条常见问题，或者收起来不给大家查")
    @PostMapping("/{id}/revisions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FaqView> change(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewFaq body) {
        return Mono.defer(() -> writeFaq.change(
                        actor,
                        new Faq.Id(id),
                        body.version() == null ? 0 : body.version(),
                        body.toWording(),
                        body.masked()))
                .map(FaqView::of);
    }
}
