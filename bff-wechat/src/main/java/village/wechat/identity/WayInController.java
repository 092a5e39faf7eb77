package village.wechat.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.citizen.CitizenJoins;
import village.api.identity.citizen.PartFromPlatform;
import village.api.identity.citizen.ShowWaysIn;
import village.wechat.Times;

/** From which government platforms somebody comes in as oneself. */
@RestController
@Tag(name = "我", description = "自己的身份、绑定与记录")
@RequestMapping("/mp/v1/me/citizen-joins")
class WayInController {
    private final ShowWaysIn showWaysIn;
    private final PartFromPlatform partFromPlatform;

    WayInController(ShowWaysIn showWaysIn, PartFromPlatform partFromPlatform) {
        this.showWaysIn = showWaysIn;
        this.partFromPlatform = partFromPlatform;
    }

    @Schema(name = "CitizenJoins")
    record WaysIn(List<WayIn> items) {}

    @Schema(name = "CitizenJoin")
    record WayIn(
            UUID id,
            @Schema(example = "zhejiang") String platform,
            @Schema(example = "浙里办") String platformLabel,
            OffsetDateTime since) {
        static WayIn of(CitizenJoins.Join join) {
            return new WayIn(
                    join.id().value(),
                    join.platform(),
                    PlatformNames.label(join.platform()),
                    Times.of(join.joinedAt()));
        }
    }

    @Operation(operationId = "listMyCitizenJoins", summary = "从哪些政务平台登录的也是我")
    @GetMapping
    Mono<WaysIn> list(Actor actor) {
        return showWaysIn
                .show(actor)
                .map(joins -> new WaysIn(joins.stream().map(WayIn::of).toList()));
    }

    @Operation(operationId = "endMyCitizenJoin", summary = "解除：从那个平台登录的不再是我，那边已经登录的最迟一刻钟退出")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(Actor actor, @PathVariable UUID id) {
        return partFromPlatform.part(actor, new CitizenJoins.Id(id));
    }
}
