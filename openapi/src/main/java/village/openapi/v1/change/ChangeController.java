package village.openapi.v1.change;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Resource;
import village.api.event.LogPosition;
import village.api.event.feed.ReadChanges;
import village.api.event.feed.ReadChanges.Changes;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;

@RestController
@Tag(name = "change", description = "变更流")
class ChangeController {
    private static final String LIST = "openapi-changes";
    private static final String NOW = "now";

    private final ReadChanges readChanges;
    private final Cursors cursors;

    ChangeController(ReadChanges readChanges, Cursors cursors) {
        this.readChanges = readChanges;
        this.cursors = cursors;
    }

    @Scoped(Resource.CHANGES)
    @GetMapping("/openapi/v1/changes")
    @Refuses(Reason.EVENT_CURSOR_STALE)
    @Operation(operationId = "listChanges", summary = "某个游标之后的变更", description = """
        只列出权限范围内的资源和村。每次都返回 next，请保存下来，下次带上；more 为 true 时可以马上再取。
        第一次全量同步：先用 from=now 取得游标，再读取全部数据，然后从这个游标往后读。
        返回 410 event.cursor-stale 时，说明数据从备份恢复过，请按上面的步骤重新同步。\
        """)
    @ApiResponse(responseCode = "200", description = "一段变更，可能为空")
    Mono<ChangePage> list(
            SignedClient caller,
            @Parameter(description = "1 到 500，不写为 100") @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(description = "上一次的 next；不写则从最早的一条开始") @RequestParam(required = false) @Nullable String after,
            @Parameter(description = "写 now：只要现在的游标，不要变更") @RequestParam(required = false) @Nullable String from) {
        return Mono.defer(() -> from == null ? read(caller, limit, after) : now(from, after))
                .map(changes -> ChangePage.of(changes, sealed(changes.next())));
    }

    private Mono<Changes> read(SignedClient caller, @Nullable Integer limit, @Nullable String after) {
        var kept = Optional.ofNullable(after).map(this::opened);
        return readChanges.read(
                caller.client().id(), caller.client().terms().scopes(), kept, limit == null ? 100 : limit);
    }

    private Mono<Changes> now(String from, @Nullable String after) {
        if (!NOW.equals(from) || after != null) {
            return Mono.error(() -> Refusal.of(Reason.REQUEST_MALFORMED, "from 只能写 now，而且不能和 after 一起用。"));
        }
        return readChanges.fromNow();
    }

    private String sealed(LogPosition position) {
        return cursors.seal(LIST, new UUID(position.epoch(), position.position()));
    }

    private LogPosition opened(String cursor) {
        var kept = cursors.open(LIST, cursor);
        return new LogPosition(kept.getMostSignificantBits(), kept.getLeastSignificantBits());
    }

    /** A piece of the feed. */
    @Schema(name = "ChangePage")
    record ChangePage(
            List<ChangeLine> items,
            @Schema(description = "游标，下次从这里往后读，永远有") String next,
            @Schema(description = "后面还有，可以马上再取") boolean more) {
        static ChangePage of(Changes changes, String next) {
            var epoch = changes.next().epoch();
            var lines = changes.events().stream().map(event -> ChangeLine.of(event, epoch));
            return new ChangePage(lines.toList(), next, changes.more());
        }
    }
}
