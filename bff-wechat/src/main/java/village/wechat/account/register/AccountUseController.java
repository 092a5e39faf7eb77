package village.wechat.account.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.place.VillageCode;

/** What an account is used for: whose it is, and with which templates. */
@RestController
@Tag(name = "微信账号", description = "公众号与小程序的登记、回调、模板和菜单，由运维管理")
@RequestMapping("/console/v1/wechat-accounts/{appId}")
class AccountUseController {
    private final AccountDesk desk;

    AccountUseController(AccountDesk desk) {
        this.desk = desk;
    }

    @Operation(operationId = "serveVillage", summary = "让一个村使用这个账号，取代它原来的同类账号")
    @PutMapping("/villages/{served}")
    Mono<AccountView> serve(Actor actor, @PathVariable String appId, @PathVariable String served) {
        return desk.asked(actor, register -> register.serve(appId, new VillageCode(served)))
                .map(AccountView::of);
    }

    @Operation(operationId = "leaveVillage", summary = "一个村不再使用这个账号")
    @DeleteMapping("/villages/{served}")
    Mono<AccountView> leave(Actor actor, @PathVariable String appId, @PathVariable String served) {
        return desk.asked(actor, register -> register.leave(appId, new VillageCode(served)))
                .map(AccountView::of);
    }

    @Operation(operationId = "useTemplate", summary = "为一种通知指定消息模板")
    @PutMapping("/templates/{kind}")
    Mono<AccountView> use(
            Actor actor,
            @PathVariable String appId,
            @PathVariable String kind,
            @Valid @RequestBody AccountBodies.Named template) {
        return desk.asked(actor, register -> register.use(appId, template.toTemplate(kind)))
                .map(AccountView::of);
    }

    @Operation(operationId = "dropTemplate", summary = "这种通知不再用模板")
    @DeleteMapping("/templates/{kind}")
    Mono<AccountView> drop(Actor actor, @PathVariable String appId, @PathVariable String kind) {
        return desk.asked(actor, register -> register.drop(appId, kind)).map(AccountView::of);
    }
}
