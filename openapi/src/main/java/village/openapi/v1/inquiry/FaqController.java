package village.openapi.v1.inquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Reason;
import village.api.client.Resource;
import village.api.inquiry.Desk;
import village.api.inquiry.asking.ListDesks;
import village.api.inquiry.faq.Faq;
import village.api.inquiry.faq.FindFaqs;
import village.openapi.client.ListRequest;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;

@RestController
@Tag(name = "faq", description = "常见问题")
class FaqController {
    private static final String LIST = "openapi-faqs";

    private final FindFaqs findFaqs;
    private final ListDesks listDesks;
    private final Cursors cursors;

    FaqController(FindFaqs findFaqs, ListDesks listDesks, Cursors cursors) {
        this.findFaqs = findFaqs;
        this.listDesks = listDesks;
        this.cursors = cursors;
    }

    @Scoped(Resource.FAQS)
    @GetMapping("/openapi/v1/villages/{village}/faqs")
    @Operation(operationId = "listFaqs", summary = "常见问题", description = "新的在前。")
    @ApiResponse(responseCode = "200", description = "一页常见问题")
    Mono<FaqPage> list(
            SignedClient caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST, limit, after))
                .flatMap(asked -> findFaqs.all(caller.requireVillage().id(), asked.after(), asked.limit()))
                .zipWith(
                        listDesks.all(caller.requireVillage().id()),
                        (page, known) -> new FaqPage(
                                page.items().stream()
                                        .map(faq -> FaqLine.of(faq, known))
                                        .toList(),
                                ListRequest.next(page, cursors, LIST, key -> key)));
    }

    @Scoped(Resource.FAQS)
    @GetMapping("/openapi/v1/villages/{village}/faqs/{id}")
    @Refuses(Reason.FAQ_NOT_FOUND)
    @Operation(operationId = "getFaq", summary = "一个常见问题", description = "撤下的当作没有。")
    @ApiResponse(responseCode = "200", description = "常见问题")
    Mono<FaqLine> read(SignedClient caller, @PathVariable UUID id) {
        return findFaqs.one(caller.requireVillage().id(), new Faq.Id(id))
                .zipWith(listDesks.all(caller.requireVillage().id()), FaqLine::of);
    }

    /** A page of frequent questions. */
    @Schema(name = "FaqPage")
    record FaqPage(
            List<FaqLine> items,

            @Schema(description = "下一页的标记，最后一页为 null") @Nullable
            String next) {}

    /** A question with its answer. */
    @Schema(name = "Faq")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FaqLine(
            UUID id,

            @Schema(description = "改过几次，从 1 起", example = "1")
            long version,

            @Schema(description = "咨询窗口的编号", example = "policy")
            String desk,

            @Schema(description = "咨询窗口的名称", example = "政策咨询") @Nullable
            String deskLabel,

            @Schema(example = "城乡居民医保什么时候交？") String question,
            String answer) {
        static FaqLine of(Faq faq, List<Desk> desks) {
            return new FaqLine(
                    faq.id().value(),
                    faq.version(),
                    faq.wording().desk(),
                    desks.stream()
                            .filter(desk -> desk.code().equals(faq.wording().desk()))
                            .map(Desk::name)
                            .findFirst()
                            .orElse(null),
                    faq.wording().question(),
                    faq.wording().answer());
        }
    }
}
