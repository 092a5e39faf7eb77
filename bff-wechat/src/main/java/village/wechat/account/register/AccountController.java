package village.wechat.account.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Refusal;
import village.api.identity.Actor;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Versions;

/** The accounts at WeChat, for operators. */
@RestController
@Tag(name = "微信账号", description = "公众号与小程序的登记、回调、模板和菜单，由运维管理")
@RequestMapping("/console/v1/wechat-accounts")
class AccountController {
    private static final String LIST = "wechat-accounts";

    private final AccountDesk desk;
    private final Requests requests;
    private final Cursors cursors;

    AccountController(AccountDesk desk, Requests requests, Cursors cursors) {
        this.desk = desk;
        this.requests = requests;
        this.cursors = cursors;
    }

    @Operation(operationId = "listWechatAccounts", summary = "登记的微信账号（不含密钥）")
    @GetMapping
    Mono<AccountView.Listed> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST, limit, after))
                .flatMap(asked -> desk.page(actor, asked.limit(), asked.after()))
                .map(page -> new AccountView.Listed(
                        page.items().stream().map(AccountView::of).toList(),
                        ListRequest.next(page, cursors, LIST, (UUID last) -> last)));
    }

    @Operation(operationId = "enterWechatAccount", summary = "登记一个公众号或小程序；密钥只进不出")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AccountView> enter(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody AccountBodies.NewAccount account) {
        return desk.asked(
                        actor,
                        register -> register.enter(
                                account.toAccount(),
                                account.name(),
                                account.asStandard(),
                                requests.once(actor, "wechat-account.enter", key, account)))
                .map(AccountView::of);
    }

    @Operation(operationId = "getWechatAccount", summary = "一个微信账号（不含密钥）")
    @GetMapping("/{appId}")
    Mono<ResponseEntity<AccountView>> show(Actor actor, @PathVariable String appId) {
        return desk.existing(actor, appId).map(AccountController::tagged);
    }

    @Operation(operationId = "changeWechatAccount", summary = "改名称、能力、是否默认，或换 AppSecret；要带 If-Match")
    @PutMapping("/{appId}")
    Mono<ResponseEntity<AccountView>> change(
            Actor actor,
            @PathVariable String appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @Valid @RequestBody AccountBodies.Changed account) {
        return desk.asked(
                        actor,
                        register -> register.change(
                                appId,
                                Versions.seen(match, AccountController::unseen),
                                account.toChange(),
                                Optional.ofNullable(account.secret())))
                .map(AccountController::tagged);
    }

    @Operation(operationId = "agreeWechatCallback", summary = "换消息回调的 Token 和 EncodingAESKey；原来的密钥留作上一把")
    @PutMapping("/{appId}/callback")
    Mono<ResponseEntity<AccountView>> agree(
            Actor actor, @PathVariable String appId, @Valid @RequestBody AccountBodies.Agreed agreed) {
        return desk.asked(actor, register -> register.agree(appId, agreed.token(), agreed.callbackKey()))
                .map(AccountController::tagged);
    }

    private static ResponseEntity<AccountView> tagged(AccountRegister.Entry entry) {
        return ResponseEntity.ok()
                .eTag("\"" + entry.version() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(AccountView.of(entry));
    }

    private static Refusal unseen() {
        return Refusal.invalid("/If-Match", "请先看过这个账号再改（缺少 If-Match）。");
    }
}
