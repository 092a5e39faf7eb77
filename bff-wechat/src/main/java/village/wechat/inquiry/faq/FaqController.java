package village.wechat.inquiry.faq;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.identity.Actor;
import village.api.inquiry.faq.Faq;
import village.api.inquiry.faq.FindFaqs;
import village.api.place.Village;
import village.wechat.ListRequest;
import village.wechat.caching.Json;
import village.wechat.caching.PublicAnswers;
import village.wechat.caching.Screen;

/** Everybody looks for an answer before anybody is asked. */
@RestController
@Tag(name = "咨询", description = "问村委会、问专家")
class FaqController {
    private static final Screen FIRST_PAGE = Screen.of("faqs", Faq.KIND);
    private static final String LIST = "faqs";
    private static final int BEST = 5;

    private final FindFaqs findFaqs;
    private final Cursors cursors;
    private final PublicAnswers answers;
    private final Json json;

    FaqController(FindFaqs findFaqs, Cursors cursors, PublicAnswers answers, Json json) {
        this.findFaqs = findFaqs;
        this.cursors = cursors;
        this.answers = answers;
        this.json = json;
    }

    @Operation(operationId = "listFaqs", summary = "常见问题：新的在前；或者按问的话找最像的几条")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FaqView.Page.class)))
    @GetMapping("/mp/v1/villages/{village}/faqs")
    Mono<Void> list(
            Actor actor,
            Village village,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Schema(description = "要问的话，至少两个字", example = "医保什么时候交") @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        if (q == null && limit == null && after == null) {
            return answers.open(
                    exchange, actor, FIRST_PAGE, () -> all(village, null, null).map(json::whole));
        }
        return answers.once(
                exchange,
                actor,
                Mono.defer(() -> q == null ? all(village, limit, after) : like(village, q))
                        .map(json::whole));
    }

    private Mono<FaqView.Page> all(Village village, @Nullable Integer limit, @Nullable String after) {
        var asked = ListRequest.of(cursors, LIST, limit, after);
        return findFaqs.all(village.id(), asked.after(), asked.limit())
                .map(page -> new FaqView.Page(views(page.items()), ListRequest.next(page, cursors, LIST, key -> key)));
    }

    private Mono<FaqView.Page> like(Village village, String q) {
        return findFaqs.like(village.id(), q, BEST).map(found -> new FaqView.Page(views(found), null));
    }

    private static List<FaqView> views(List<Faq> found) {
        return found.stream().map(FaqView::of).toList();
    }
}
