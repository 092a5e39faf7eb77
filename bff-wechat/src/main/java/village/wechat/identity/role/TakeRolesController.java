package village.wechat.identity.role;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.AccessTokens;
import village.api.identity.Actor;
import village.api.identity.role.TakeRoles;
import village.wechat.Words;

/** New staff take up what was offered to their phone. */
@RestController
@Tag(name = "我", description = "自己的身份、绑定与记录")
@RequestMapping("/mp/v1/me/roles")
class TakeRolesController {
    private final TakeRoles takeRoles;

    TakeRolesController(TakeRoles takeRoles) {
        this.takeRoles = takeRoles;
    }

    /** @param phoneCode what the phone button gave */
    @Schema(name = "TakeRoles", example = """
            {"phoneCode": "phone-13700009050"}
            """)
    record Taking(
            @NotNull(message = "请授权手机号。") @Size(min = 1, max = 256, message = "手机号授权已失效。")
            String phoneCode) {}

    @Schema(name = "TakenRoles")
    record Taken(List<String> roles) {}

    @Operation(operationId = "takeMyRoles", summary = "领取按我的手机号预留的职务")
    @PostMapping
    Mono<Taken> take(Actor actor, AccessTokens.Access access, @Valid @RequestBody Taking taking) {
        return takeRoles
                .take(actor, access.appId(), taking.phoneCode())
                .map(taken -> new Taken(
                        taken.stream().map(grant -> Words.of(grant.role())).toList()));
    }
}
