package village.wechat.identity.role;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.role.Grant.Jurisdiction;
import village.wechat.Requests;

/** Roles above villages, set by an operator: supervisors of counties, dispatchers of townships. */
@RestController
@Tag(name = "人员与职务", description = "谁担任什么职务，由上一级设立与收回")
@RequestMapping("/console/v1/areas/{area}/roles")
class AreaRoleController {
    private final Roles roles;

    AreaRoleController(Roles roles) {
        this.roles = roles;
    }

    @Operation(operationId = "listAreaRole", summary = "乡镇和县的人员与职务")
    @GetMapping
    Mono<RolePage> list(
            Actor actor,
            @PathVariable String area,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam Optional<String> after) {
        return Mono.defer(() -> roles.list(actor, new Jurisdiction.InArea(area), limit, after));
    }

    @Operation(operationId = "grantAreaRole", summary = "设乡镇和县的职务：已绑定的人当即生效，否则按手机号预留，由本人在微信里领取")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RolePage.Item> give(
            Actor actor,
            @PathVariable String area,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewRole request) {
        return Mono.defer(() -> roles.give(actor, new Jurisdiction.InArea(area), key, request));
    }

    @Operation(operationId = "revokeAreaRole", summary = "收回乡镇和县的职务")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(Actor actor, @PathVariable String area, @PathVariable UUID id) {
        return Mono.defer(() -> roles.revoke(actor, new Jurisdiction.InArea(area), id));
    }
}
