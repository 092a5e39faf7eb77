package village.wechat.home;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.place.Village;
import village.wechat.caching.PublicAnswers;
import village.wechat.caching.Screen;
import village.wechat.login.Callers;

/** A village's first screen in one call; open to everybody, with a section of one's own for who is signed in. */
@RestController
@Tag(name = "首页", description = "一屏的内容一次给全")
class HomeController {
    private static final Screen SCREEN = Screen.of(
                    "home", "village", "complaint", "news", "disclosure", "disclosure-item")
            .withMore();

    private final PublicSections sections;
    private final OwnSection own;
    private final HomeBytes bytes;
    private final PublicAnswers answers;

    HomeController(PublicSections sections, OwnSection own, HomeBytes bytes, PublicAnswers answers) {
        this.sections = sections;
        this.own = own;
        this.bytes = bytes;
        this.answers = answers;
    }

    @Operation(operationId = "home", summary = "村首页")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Home.class)))
    @GetMapping("/mp/v1/villages/{village}/home")
    Mono<Void> home(Actor actor, Village village, @Parameter(hidden = true) ServerWebExchange exchange) {
        if (actor.person().isEmpty()) {
            return answers.answer(exchange, actor, SCREEN, null, reader -> sections.of(reader, village));
        }
        var mine = Callers.unsure(exchange) ? Mono.just(Section.<Home.Mine>unavailable()) : own.of(actor);
        return answers.withMore(
                exchange, actor, SCREEN, reader -> sections.of(reader, village), mine.map(bytes::own), HomeBytes::join);
    }
}
