package village.wechat.login;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.AccessTokens;
import village.api.identity.Actor;
import village.api.identity.login.ConfirmLogin;
import village.api.identity.login.LoginRequest;
import village.api.identity.login.RequestLogin;
import village.wechat.Times;
import village.wechat.Words;

/** Opening the console: the screen shows a code, WeChat confirms it, the screen gets its session. */
@RestController
@Tag(name = "工作台登录", description = "扫码登录工作台")
@RequestMapping("/console/v1/login-requests")
class LoginRequestController {
    private final RequestLogin requestLogin;
    private final ConfirmLogin confirmLogin;
    private final AccessTokens tokens;
    private final Addresses addresses;
    private final Cookies cookies;
    private final Clock clock;

    LoginRequestController(
            RequestLogin requestLogin,
            ConfirmLogin confirmLogin,
            AccessTokens tokens,
            Addresses addresses,
            Cookies cookies,
            Clock clock) {
        this.requestLogin = requestLogin;
        this.confirmLogin = confirmLogin;
        this.tokens = tokens;
        this.addresses = addresses;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** @param qr an SVG picture of the link to open in WeChat */
    @Schema(name = "LoginRequest")
    record Asked(UUID id, String code, String qr, OffsetDateTime expiresAt) {}

    @Schema(name = "LoginStanding")
    record Standing(String state) {}

    @Schema(name = "LoginConfirmation", example = """
            {"code": "482913"}
            """)
    record Confirmation(
            @NotNull(message = "请填写屏幕上的 6 位数字。") @Pattern(regexp = "[0-9]{6}", message = "请填写屏幕上的 6 位数字。")
            String code) {}

    @Operation(operationId = "askToLogIn", summary = "屏幕请求登录：给出 6 位数字和二维码")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Asked> ask(ServerHttpRequest request, ServerHttpResponse response) {
        return requestLogin
                .ask()
                .doOnNext(asked -> cookies.device(response, asked.device(), life(asked)))
                .map(asked -> toAsked(asked, request));
    }

    private Duration life(RequestLogin.Asked asked) {
        return Duration.between(clock.instant(), asked.expiresAt());
    }

    private Asked toAsked(RequestLogin.Asked asked, ServerHttpRequest request) {
        var page = "/h5#/console-login/%s?code=%s".formatted(asked.id(), asked.code());
        var qr = QrCode.svg(addresses.of(request, page));
        return new Asked(asked.id().value(), asked.code(), qr, Times.of(asked.expiresAt()));
    }

    @Operation(operationId = "followLoginRequest", summary = "登录进展；确认后设置工作台 Cookie")
    @GetMapping("/{id}")
    Mono<Standing> follow(@PathVariable UUID id, ServerHttpRequest request, ServerHttpResponse response) {
        return requestLogin
                .follow(new LoginRequest.Id(id), Cookies.read(request, Cookies.DEVICE))
                .doOnNext(standing -> openIfConfirmed(standing, response))
                .map(standing -> new Standing(Words.of(standing.state())));
    }

    private void openIfConfirmed(LoginRequest standing, ServerHttpResponse response) {
        standing.session().ifPresent(session -> cookies.consoleOpened(response, tokens.issue(session)));
    }

    @Operation(operationId = "confirmLoginRequest", summary = "工作人员在微信里确认登录")
    @PostMapping("/{id}/confirmations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> confirm(Actor actor, @PathVariable UUID id, @Valid @RequestBody Confirmation confirmation) {
        return confirmLogin.confirm(actor, new LoginRequest.Id(id), confirmation.code());
    }
}
