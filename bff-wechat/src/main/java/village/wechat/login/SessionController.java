package village.wechat.login;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.AccessTokens;
import village.api.identity.Actor;
import village.api.identity.Face;
import village.api.identity.session.RefreshSession;
import village.api.identity.session.SignIn;
import village.api.identity.session.SignOut;
import village.api.identity.session.SignedIn;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccounts;

/** Signing in, staying signed in, signing out. */
@RestController
@Tag(name = "登录", description = "登录、续期与退出")
@RequestMapping("/mp/v1/sessions")
class SessionController {
    private static final String H5 = "h5";

    private final WechatAccounts accounts;
    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final Cookies cookies;

    SessionController(
            WechatAccounts accounts, SignIn signIn, RefreshSession refreshSession, SignOut signOut, Cookies cookies) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.cookies = cookies;
    }

    /**
     * What {@code wx.login} gave.
     *
     * @param appId the account it was asked of; without it, the installation's own mini-program
     */
    @Schema(name = "SignIn", example = """
        {"code": "code-demo-villager-1", "appId": "wxdemo0mini000001"}
        """)
    record SignInRequest(
            @NotNull(message = "请带上登录码。") @Size(min = 1, max = 256, message = "登录码太长。")
            String code,

            @Nullable @Size(max = 64, message = "没有这个账号。") String appId) {}

    @Schema(name = "SessionRefresh", example = """
        {"refreshToken": "v1.Zk3P2hXcQ9"}
        """)
    record RefreshRequest(
            @Nullable @Size(max = 256, message = "登录已失效。") String refreshToken) {}

    @Operation(operationId = "signIn", summary = "用微信登录码登录")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SessionView> signIn(
            @Valid @RequestBody SignInRequest request,
            @RequestHeader(name = SameOrigin.CLIENT, required = false) @Nullable String client,
            ServerHttpResponse response) {
        return existingAccount(request.appId())
                .flatMap(account -> signIn(account, request.code()))
                .doOnNext(signedIn -> keepIf(H5.equals(client), response, signedIn))
                .map(SessionView::of);
    }

    private Mono<WechatAccount> existingAccount(@Nullable String appId) {
        var found = appId == null ? accounts.standard(WechatAccount.Kind.MINI_PROGRAM) : accounts.byAppId(appId);
        return found.switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_ACCOUNT_UNKNOWN)));
    }

    private Mono<SignedIn> signIn(WechatAccount account, String code) {
        return account.kind() == WechatAccount.Kind.MINI_PROGRAM
                ? signIn.inMiniProgram(account.appId(), code)
                : signIn.onPage(account.appId(), code);
    }

    private void keepIf(boolean browser, ServerHttpResponse response, SignedIn signedIn) {
        if (browser) {
            cookies.signedIn(response, signedIn);
        }
    }

    @Operation(operationId = "refreshSession", summary = "用刷新令牌换新的访问令牌")
    @PostMapping("/refreshes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SessionView> refresh(
            @Valid @RequestBody(required = false) @Nullable RefreshRequest body,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var token = Optional.ofNullable(body).map(RefreshRequest::refreshToken);
        return token.isPresent()
                ? refreshSession.refresh(token.get()).map(SessionView::of)
                : Mono.defer(() -> refreshByCookie(request, response));
    }

    private Mono<SessionView> refreshByCookie(ServerHttpRequest request, ServerHttpResponse response) {
        var token =
                Cookies.read(request, Cookies.REFRESH).orElseThrow(() -> Refusal.of(Reason.SESSION_REFRESH_INVALID));
        SameOrigin.require(request);
        return refreshSession
                .refresh(token)
                .doOnNext(signedIn -> cookies.signedIn(response, signedIn))
                .map(signedIn -> SessionView.of(signedIn).withoutTokens());
    }

    @Operation(operationId = "signOut", summary = "退出登录")
    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOut(
            Actor actor, AccessTokens.Access access, ServerHttpRequest request, ServerHttpResponse response) {
        return signOut.signOut(actor, access.session()).then(Mono.fromRunnable(() -> forgetIfShown(request, response)));
    }

    /** Whoever signs out by a bearer token takes nobody else's cookies along. */
    private void forgetIfShown(ServerHttpRequest request, ServerHttpResponse response) {
        if (Presented.in(request, Face.MP).filter(Presented::byCookie).isPresent()) {
            cookies.signedOut(response);
        }
    }
}
