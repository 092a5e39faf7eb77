package village.wechat.account.script;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.wechat.account.envelope.PageSignature;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccounts;

/** Signs pages of ours for WeChat's JS-SDK. */
@RestController
@Tag(name = "页面", description = "页面在微信里要用的")
@RequestMapping("/mp/v1/js-sdk-signatures")
class ScriptController {
    private final WechatAccounts accounts;
    private final PageTickets tickets;
    private final Ids ids;
    private final Clock clock;
    private final String publicUrl;

    ScriptController(
            WechatAccounts accounts,
            PageTickets tickets,
            Ids ids,
            Clock clock,
            @Value("${village.public-url:}") String publicUrl) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.ids = ids;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** What {@code wx.config} wants; {@code timestamp} in seconds. */
    @Schema(name = "JsSdkSignature")
    record Signed(String appId, long timestamp, String nonceStr, String signature) {}

    /**
     * Signs a page.
     *
     * @param url the page as the browser shows it; must be one of ours
     * @param account the public account; without it, the installation's own
     */
    @Operation(operationId = "signPage", summary = "给页面签名，供微信 JS-SDK 使用（wx.config）")
    @GetMapping
    Mono<ResponseEntity<Signed>> sign(
            Actor actor,
            @RequestParam String url,
            @RequestParam(required = false) @Nullable String account,
            ServerHttpRequest request) {
        return Mono.fromSupplier(() -> requireOurs(actor, url, request))
                .flatMap(page -> existing(account)
                        .flatMap(known -> tickets.current(known).map(ticket -> signed(known, ticket, page))))
                .map(signed ->
                        ResponseEntity.ok().header("Cache-Control", "no-store").body(signed));
    }

    private String requireOurs(Actor actor, String url, ServerHttpRequest request) {
        actor.requirePerson();
        var page = OwnPages.of(publicUrl, request.getURI()).page(url);
        if (page.isEmpty()) {
            throw Refusal.of(Reason.WECHAT_PAGE_FOREIGN);
        }
        return page;
    }

    private Mono<WechatAccount> existing(@Nullable String appId) {
        var found = appId == null ? accounts.standard(WechatAccount.Kind.SERVICE) : accounts.byAppId(appId);
        return found.filter(account -> account.can(WechatAccount.Capability.PAGE_SCRIPT))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_ACCOUNT_UNKNOWN)));
    }

    private Signed signed(WechatAccount account, String ticket, String page) {
        var nonce = ids.next().toString().replace("-", "");
        var now = clock.instant().getEpochSecond();
        return new Signed(account.appId(), now, nonce, PageSignature.of(ticket, nonce, now, page));
    }
}
