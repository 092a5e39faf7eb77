package village.wechat.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.citizen.CitizenJoins;
import village.api.identity.citizen.ListCitizenJoins;
import village.api.identity.citizen.UndoCitizenJoin;
import village.wechat.Times;

/** Who of the village was found to be one with somebody from a government platform. */
@RestController
@Tag(name = "身份审批", description = "村干部审批村民身份")
@RequestMapping("/console/v1/villages/{village}/citizen-joins")
class CitizenJoinController {
    private final ListCitizenJoins listCitizenJoins;
    private final UndoCitizenJoin undoCitizenJoin;

    CitizenJoinController(ListCitizenJoins listCitizenJoins, UndoCitizenJoin undoCitizenJoin) {
        this.listCitizenJoins = listCitizenJoins;
        this.undoCitizenJoin = undoCitizenJoin;
    }

    @Schema(name = "VillageCitizenJoins")
    record Joins(List<Item> items) {}

    /** @param name masked */
    @Schema(name = "VillageCitizenJoin")
    record Item(
            UUID id,
            @Schema(example = "*秀英") String name,
            @Schema(example = "浙里办") String platformLabel,
            OffsetDateTime joinedAt,
            @Schema(description = "解除的时间，没有解除的为空") @Nullable OffsetDateTime undoneAt,

            @Schema(description = "村里写的原因，本人解除的为空") @Nullable
            String undoneReason) {
        static Item of(CitizenJoins.Join join) {
            return new Item(
                    join.id().value(),
                    join.name().masked(),
                    PlatformNames.label(join.platform()),
                    Times.of(join.joinedAt()),
                    join.undoneAt().map(Times::of).orElse(null),
                    join.undoneReason().orElse(null));
        }
    }

    @Operation(operationId = "listCitizenJoins", summary = "从政务平台登录、与已绑定的人合为一人的（最近 100 个）")
    @GetMapping
    Mono<Joins> list(Actor actor) {
        return listCitizenJoins
                .list(actor)
                .map(joins -> new Joins(joins.stream().map(Item::of).toList()));
    }

    @Schema(name = "NewCitizenJoinReversal", example = """
        {"reason": "本人说不是他登录的"}
        """)
    record Reversal(
            @Schema(description = "为什么解除，1 到 200 个字", example = "本人说不是他登录的") @NotNull(message = "请写明为什么解除。")
            String reason) {}

    @Operation(operationId = "undoCitizenJoin", summary = "解除：不再是同一人，从那个平台登录的最迟一刻钟退出")
    @PostMapping("/{id}/reversals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> undo(Actor actor, @PathVariable UUID id, @Valid @RequestBody Reversal body) {
        return undoCitizenJoin.undo(actor, new CitizenJoins.Id(id), body.reason());
    }
}
