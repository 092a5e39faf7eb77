package village.wechat.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;

/** What did not go out of a village, for its office. */
@RestController
@Tag(name = "村通知", description = "本村通知的送达情况")
@RequestMapping("/console/v1/villages/{village}/notices/parked")
class VillageParkedNoticeController {
    private final ParkedNoticeDesk desk;

    VillageParkedNoticeController(ParkedNoticeDesk desk) {
        this.desk = desk;
    }

    @Operation(operationId = "listParkedNoticesOfVillage", summary = "发不出去的通知（本村）")
    @GetMapping
    Mono<ParkedNoticePage> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return desk.list(actor, limit, after);
    }

    @Operation(operationId = "replayParkedNoticeOfVillage", summary = "再发一次（可能已经送到的不能再发）（本村）")
    @PostMapping("/{id}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> replay(Actor actor, @PathVariable UUID id) {
        return desk.replay(actor, id);
    }

    @Operation(operationId = "seeParkedNoticeOfVillage", summary = "知道了，不再列出（本村）")
    @PostMapping("/{id}/readings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> see(Actor actor, @PathVariable UUID id) {
        return desk.see(actor, id);
    }
}
