package village.wechat.roster;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterEntry;
import village.api.identity.roster.FindOnRoster;

/** Finding somebody who rang up or came by. A name is nothing for an address, so it is sent in a body. */
@RestController
@Tag(name = "名册", description = "导入村民名册")
class RosterSearchController {
    private final FindOnRoster findOnRoster;

    RosterSearchController(FindOnRoster findOnRoster) {
        this.findOnRoster = findOnRoster;
    }

    @Schema(name = "RosterSearch", example = """
        {"name": "方阿毛", "phoneTail": "0000"}
        """)
    record Search(
            @Schema(description = "姓名，要写全") @NotNull(message = "请填写姓名。")
            String name,

            @Schema(description = "手机号的最后四位；不填找所有同名的") @Nullable
            String phoneTail) {}

    /** Enough to tell two of one name apart. */
    @Schema(name = "RosterMatch")
    record Match(
            UUID rosterId,
            @Schema(example = "*阿毛") String name,

            @Schema(description = "打码的手机号", example = "137****0000") @Nullable
            String phone) {
        static Match of(RosterEntry entry) {
            return new Match(
                    entry.id().value(),
                    entry.name().masked(),
                    entry.phone().map(PhoneNumber::masked).orElse(null));
        }
    }

    @Schema(name = "RosterMatches")
    record Matches(List<Match> items) {}

    @Operation(operationId = "searchRoster", summary = "在花名册里找来电、来访的人")
    @PostMapping("/console/v1/villages/{village}/roster-searches")
    Mono<Matches> search(Actor actor, @Valid @RequestBody Search body) {
        return Mono.defer(() -> findOnRoster.find(
                        actor,
                        new PersonName(body.name()),
                        Optional.ofNullable(body.phoneTail()).filter(tail -> !tail.isBlank())))
                .map(found -> new Matches(found.stream().map(Match::of).toList()));
    }
}
