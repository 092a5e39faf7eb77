package village.wechat.login;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.session.SignIn;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccounts;
import village.wechat.gateway.WechatSettings;

/** Signing in on a web page: over to WeChat to authorise, and back. */
@RestController
@Tag(name = "登录", description = "登录、续期与退出")
@RequestMapping("/mp/v1/oauth")
class OauthController {
    private static final Pattern OUR_PAGE = Pattern.compile("/h5([/?#][A-Za-z0-9/?#=&%._~:@!$'()*+,-]{0,400})?");
    private static final String AUTHORIZE =
            "%s/connect/oauth2/authorize?appid=%s&redirect_uri=%s&response_type=code&scope=snsapi_base&state=%s#wechat_redirect";

    private final WechatAccounts accounts;
    private final WechatSettings wechat;
    private final SignIn signIn;
    private final OauthTickets tickets;
    private final Addresses addresses;
    private final Cookies cookies;

    OauthController(
            WechatAccounts accounts,
            WechatSettings wechat,
            SignIn signIn,
            OauthTickets tickets,
            Addresses addresses,
            Cookies cookies) {
        this.accounts = accounts;
        this.wechat = wechat;
        this.signIn = signIn;
        this.tickets = tickets;
        this.addresses = addresses;
        this.cookies = cookies;
    }

    /**
     * Sends the browser to WeChat.
     *
     * @param account the public account to sign in with; without it, the installation's own
     * @param back the page of ours to come back to
     */
    @Operation(operationId = "startOauth", summary = "去微信授权页（浏览器跳转）")
    @ApiResponse(responseCode = "302", description = "转到微信授权页")
    @GetMapping("/start")
    Mono<ResponseEntity<Void>> start(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(name = "return", defaultValue = "/h5") String back,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return existingAccount(account)
                .map(known -> tickets.issue(known.appId(), requireOurPage(back)))
                .doOnNext(ticket -> cookies.oauth(response, tickets.seal(ticket), OauthTickets.LIFE))
                .map(ticket -> redirect(authorizePage(ticket, addresses.of(request, "/mp/v1/oauth/return"))));
    }

    private Mono<WechatAccount> existingAccount(@Nullable String appId) {
        var found = appId == null ? accounts.standard(WechatAccount.Kind.SERVICE) : accounts.byAppId(appId);
        return found.filter(account -> account.can(WechatAccount.Capability.PAGE_LOGIN))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_ACCOUNT_UNKNOWN)));
    }

    private static String requireOurPage(String back) {
        if (!OUR_PAGE.matcher(back).matches()) {
            throw Refusal.invalid("/return", "只能回到乡音自己的页面。");
        }
        return back;
    }

    private String authorizePage(OauthTickets.Ticket ticket, String returnAddress) {
        return AUTHORIZE.formatted(
                wechat.openUrl().toString().replaceFirst("/+$", ""),
                ticket.appId(),
                URLEncoder.encode(returnAddress, StandardCharsets.UTF_8),
                ticket.state());
    }

    /** Takes the browser back from WeChat. The ticket is torn whatever comes of it. */
    @Operation(operationId = "returnFromOauth", summary = "从微信授权页回来（浏览器跳转）")
    @ApiResponse(responseCode = "302", description = "登录好了，转回原来的页面")
    @GetMapping("/return")
    Mono<ResponseEntity<Void>> back(
            @RequestParam Optional<String> code,
            @RequestParam(defaultValue = "") String state,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var sealed = Cookies.read(request, Cookies.OAUTH);
        cookies.oauth(response, "", Duration.ZERO);
        return Mono.fromSupplier(() -> tickets.open(sealed.orElse(""), state))
                .flatMap(ticket -> Mono.justOrEmpty(code)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.SESSION_STATE_INVALID)))
                        .flatMap(given -> signIn.onPage(ticket.journey(), given))
                        .doOnNext(signedIn -> cookies.signedIn(response, signedIn))
                        .map(signedIn -> redirect(ticket.back())));
    }

    private static ResponseEntity<Void> redirect(String address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(address))
                .header("Cache-Control", "no-store")
                .build();
    }
}
