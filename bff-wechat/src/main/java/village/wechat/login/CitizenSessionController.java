package village.wechat.login;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.citizen.SignInCitizen;

/** Signing in with 浙里办's ticket. Its pages keep the tokens themselves; there is no cookie. */
@RestController
@Tag(name = "登录", description = "登录、续期与退出")
class CitizenSessionController {
    private final SignInCitizen signInCitizen;

    CitizenSessionController(SignInCitizen signInCitizen) {
        this.signInCitizen = signInCitizen;
    }

    @Schema(name = "SignInCitizen", example = """
        {"ticketId": "8a118c2f-sso-ticket"}
        """)
    record CitizenRequest(
            @NotNull(message = "请带上 ticketId。") @Size(min = 1, max = 512, message = "ticketId 太长。")
            String ticketId,

            @Schema(description = "true：他点了“同意，并查找我的村”，解除过或没有批准过的也再查一次") @Nullable
            Boolean look) {}

    @Operation(
            operationId = "signInCitizen",
            summary = "用浙里办的 ticketId 登录",
            description = "ticketId 一分钟内有效，只能用一次。同意隐私说明以后，会按实名信息在村里的名册上找人；名册上的这个人已经有人绑定的，不再申请。")
    @ApiResponse(responseCode = "201", description = "已登录")
    @PostMapping("/mp/v1/sessions/zhejiang")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SessionView> signIn(@Valid @RequestBody CitizenRequest request) {
        return signInCitizen
                .signIn(request.ticketId(), Boolean.TRUE.equals(request.look()))
                .map(SessionView::of);
    }
}
