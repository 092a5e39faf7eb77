package village.wechat.document;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import village.wechat.login.OpenRoutes;

/** Says of each operation which session it wants, as the session filter does. */
record Sessions(List<String> usual) implements OpenApiCustomizer {
    private static final String BEARER = "bearer";
    private static final String VILLAGER_COOKIE = "villagerCookie";
    private static final String CONSOLE_COOKIE = "consoleCookie";

    static final List<String> OF_VILLAGERS = List.of(BEARER, VILLAGER_COOKIE);
    static final List<String> OF_STAFF = List.of(CONSOLE_COOKIE);

    private static final Map<String, SecurityScheme> SCHEMES = Map.of(
            BEARER,
            new SecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .description("`POST /mp/v1/sessions` 给出的访问令牌，几分钟有效，用刷新令牌续期"),
            VILLAGER_COOKIE,
            cookie("village_session", "自有 H5 页面登录后的 Cookie；写操作须同源，并带 `X-Village-Client` 请求头"),
            CONSOLE_COOKIE,
            cookie("village_console", "工作台扫码登录后的 Cookie；写操作须同源，并带 `X-Village-Client` 请求头"));

    private static SecurityScheme cookie(String name, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name(name)
                .description(description);
    }

    @Override
    public void customise(OpenAPI document) {
        var components = document.getComponents();
        usual.forEach(name -> declare(components, name));
        Described.forEach(document, described -> require(components, described));
    }

    private void require(Components components, Described described) {
        var operation = described.operation();
        var route = described.route();
        if (OpenRoutes.SIGNING_IN.contains(route)) {
            operation.setSecurity(List.of());
        } else if (OpenRoutes.FROM_WECHAT.contains(route)) {
            OF_VILLAGERS.forEach(name -> declare(components, name));
            add(operation, OF_VILLAGERS);
        } else {
            if (OpenRoutes.OPEN.contains(route)) {
                operation.addSecurityItem(new SecurityRequirement());
            }
            add(operation, usual);
        }
    }

    private static void add(Operation operation, List<String> names) {
        names.forEach(name -> operation.addSecurityItem(new SecurityRequirement().addList(name)));
    }

    private static void declare(Components components, String name) {
        components.addSecuritySchemes(name, SCHEMES.get(name));
    }
}
