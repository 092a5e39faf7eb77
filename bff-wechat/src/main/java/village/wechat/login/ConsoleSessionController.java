package village.wechat.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.AccessTokens;
import village.api.identity.Actor;
import village.api.identity.PersonName;
import village.api.identity.login.BecomeOperator;
import village.api.identity.membership.Memberships;
import village.api.identity.membership.ShowOffice;
import village.api.identity.session.SignOut;
import village.wechat.Words;

/** Who works at this console, and where. */
@RestController
@Tag(name = "工作台登录", description = "扫码登录工作台")
@RequestMapping("/console/v1")
class ConsoleSessionController {
    private final ShowOffice showOffice;
    private final SignOut signOut;
    private final BecomeOperator becomeOperator;
    private final Cookies cookies;

    ConsoleSessionController(ShowOffice showOffice, SignOut signOut, BecomeOperator becomeOperator, Cookies cookies) {
        this.showOffice = showOffice;
        this.signOut = signOut;
        this.becomeOperator = becomeOperator;
        this.cookies = cookies;
    }

    @Schema(name = "ConsoleSession")
    record OfficeView(PersonView person, List<VillageView> villages, List<AreaView> areas, boolean operator) {
        static OfficeView of(ShowOffice.Office office) {
            var name = office.name().map(PersonName::masked).orElse(null);
            return new OfficeView(
                    new PersonView(office.person().value(), name),
                    office.desks().stream().map(VillageView::of).toList(),
                    office.offices().stream()
                            .flatMap(held -> AreaView.of(held).stream())
                            .toList(),
                    office.offices().stream().anyMatch(held -> held.area().isEmpty()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConsolePerson")
    record PersonView(UUID id, @Nullable String maskedName) {}

    @Schema(name = "ConsoleVillage")
    record VillageView(String code, String name, List<String> roles) {
        static VillageView of(ShowOffice.Desk desk) {
            return new VillageView(desk.village().code().value(), desk.village().name(), Words.of(desk.roles()));
        }
    }

    @Schema(name = "ConsoleArea")
    record AreaView(String code, String name, String role) {
        static Optional<AreaView> of(Memberships.Office office) {
            return office.area().map(area -> new AreaView(area.code(), area.name(), Words.of(office.role())));
        }
    }

    @Schema(name = "Bootstrap", example = """
            {"code": "K7QM-2XWD-9RTV"}
            """)
    record Bootstrap(
            @NotNull(message = "请填写代码。") @Size(min = 1, max = 64, message = "代码太长。")
            String code) {}

    @Operation(operationId = "readConsoleSession", summary = "我是谁，管哪些村")
    @GetMapping("/session")
    Mono<OfficeView> session(Actor actor) {
        return showOffice.show(actor).map(OfficeView::of);
    }

    @Operation(operationId = "closeConsoleSession", summary = "退出工作台")
    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOut(Actor actor, AccessTokens.Access access, ServerHttpResponse response) {
        return signOut.signOut(actor, access.session()).then(Mono.fromRunnable(() -> cookies.consoleClosed(response)));
    }

    @Operation(operationId = "becomeOperator", summary = "首次启动：用一次性代码成为管理员")
    @PostMapping("/bootstrap")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> bootstrap(Actor actor, @Valid @RequestBody Bootstrap bootstrap) {
        return becomeOperator.become(actor, bootstrap.code());
    }
}
