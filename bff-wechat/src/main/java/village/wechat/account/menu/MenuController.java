package village.wechat.account.menu;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.identity.Actor;
import village.wechat.account.register.AccountRegister;

/** The menu of a public account, for operators. */
@RestController
@Tag(name = "微信账号", description = "公众号与小程序的登记、回调、模板和菜单，由运维管理")
@RequestMapping("/console/v1/wechat-accounts/{appId}/menu")
class MenuController {
    private final PublishMenu publishMenu;
    private final AccountMenus menus;
    private final AccountRegister register;
    private final StandardMenu standard;

    MenuController(PublishMenu publishMenu, AccountMenus menus, AccountRegister register, StandardMenu standard) {
        this.publishMenu = publishMenu;
        this.menus = menus;
        this.register = register;
        this.standard = standard;
    }

    /**
     * What there is and what could be.
     *
     * @param state {@code published}, {@code none}, {@code foreign} for a menu made elsewhere that cannot be edited
     *     here, {@code unavailable} when WeChat did not say
     * @param published the menu as WeChat shows it
     * @param names its buttons' names
     * @param detail why WeChat did not say
     * @param suggested a menu that suits the account
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AccountMenuView")
    record View(
            String state,
            @Nullable MenuBody published,
            List<String> names,
            @Nullable String detail,
            MenuBody suggested) {}

    @Operation(operationId = "getAccountMenu", summary = "公众号现在的菜单和建议的菜单")
    @GetMapping
    Mono<View> show(Actor actor, @PathVariable String appId) {
        return publishMenu
                .existing(actor, appId)
                .flatMap(account -> suggested(appId)
                        .flatMap(menu -> menus.published(account)
                                .map(there -> view(there, menu))
                                .defaultIfEmpty(new View("none", null, List.of(), null, menu))
                                .onErrorResume(
                                        MenuController::late, failure -> Mono.just(unavailable(failure, menu)))));
    }

    private Mono<MenuBody> suggested(String appId) {
        return register.find(appId)
                .map(account -> MenuBody.of(standard.of(account.villages().stream()
                        .map(AccountRegister.Served::code)
                        .toList())))
                .defaultIfEmpty(MenuBody.of(standard.of(List.of())));
    }

    private static View view(PublishedMenu there, MenuBody suggested) {
        return there.menu()
                .map(menu -> new View("published", MenuBody.of(menu), there.names(), null, suggested))
                .orElseGet(() -> new View("foreign", null, there.names(), null, suggested));
    }

    private static boolean late(Throwable failure) {
        return failure instanceof Refusal || failure instanceof Unavailable;
    }

    private static View unavailable(Throwable failure, MenuBody suggested) {
        var detail = failure instanceof Refusal refusal ? refusal.detail() : null;
        return new View("unavailable", null, List.of(), detail, suggested);
    }

    @Operation(operationId = "putAccountMenu", summary = "发布菜单，取代原来的；重复发布不会有两份")
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> publish(Actor actor, @PathVariable String appId, @Valid @RequestBody MenuBody menu) {
        return Mono.defer(() -> publishMenu.publish(actor, appId, Optional.of(menu.toMenu())));
    }

    @Operation(operationId = "deleteAccountMenu", summary = "删除菜单")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Actor actor, @PathVariable String appId) {
        return publishMenu.publish(actor, appId, Optional.empty());
    }
}
