package village.wechat.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.WechatIdentities.Conflict;
import village.api.identity.session.ListUnionConflicts;
import village.wechat.Times;

/** Persons whom WeChat calls one. */
@RestController
@Tag(name = "运维", description = "没有送出的通知")
@RequestMapping("/console/v1/identity-conflicts")
class UnionConflictController {
    private final ListUnionConflicts listUnionConflicts;

    UnionConflictController(ListUnionConflicts listUnionConflicts) {
        this.listUnionConflicts = listUnionConflicts;
    }

    @Schema(name = "IdentityConflicts")
    record Conflicts(List<Pair> items) {}

    /** @param persons two ids */
    @Schema(name = "IdentityConflict")
    record Pair(List<UUID> persons, OffsetDateTime since) {
        static Pair of(Conflict conflict) {
            return new Pair(List.of(conflict.one().value(), conflict.other().value()), Times.of(conflict.since()));
        }
    }

    @Operation(operationId = "listIdentityConflicts", summary = "微信认为是同一人、这里各有记录的两个账号（最近 100 对）")
    @GetMapping
    Mono<Conflicts> list(Actor actor) {
        return listUnionConflicts
                .list(actor)
                .map(found -> new Conflicts(found.stream().map(Pair::of).toList()));
    }
}
