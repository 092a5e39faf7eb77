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

/** What did not go out anywhere, for operators: without persons. */
@RestController
@Tag(name = "运维", description = "没有送出的通知")
@RequestMapping("/console/v1/notices/parked")
class ParkedNoticeController {
    private final ParkedNoticeDesk desk;

    ParkedNoticeController(ParkedNoticeDesk desk) {
        this.desk = desk;
    }

    @Operation(operationId = "listParkedNotices", summary = "发不出去的通知（全部，不含个人信息）")
    @GetMapping
    Mono<ParkedNoticePage> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return desk.list(actor, limit, after);
    }

    @Operation(operationId = "replayParkedNotice", summary = "再发一次（可能已经送到的不能再发）（全部，不含个人信息）")
    @PostMapping("/{id}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> replay(Actor actor, @PathVariable UUID id) {
        return desk.replay(actor, id);
    }

    @Operation(operationId = "seeParkedNotice", summary = "知道了，不再列出（全部，不含个人信息）")
    @PostMapping("/{id}/readings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> see(Actor actor, @PathVariable UUID id) {
        return desk.see(actor, id);
    }
}
