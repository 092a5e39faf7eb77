package village.openapi.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** What the document is called and about, and how calls are signed. */
final class Cover implements OpenApiCustomizer {
    private static final String ABOUT = """
        给省、市、县平台对接用。每次请求都要签名，怎样签见 `openapi/README.md`。

        出错时一律返回 `application/problem+json`（RFC 9457）：程序按稳定的 `code` 判断，`detail` 是一句中文。
        时间为带时区的 RFC 3339；金额以分为单位；枚举为小写短横线单词，旁边的 `…Label` 是中文。
        列表用 `limit` 和不透明的 `after` 翻页，翻页时新增的内容不会使结果重复或遗漏。
        请求里有没定义的字段一律拒绝；答复里以后可能增加字段，请忽略不认识的。
        """;
    private static final String SIGNING = """
        五个请求头：`X-Village-Key-Id`、`X-Village-Date`、`X-Village-Nonce`、`X-Village-Algorithm`、`X-Village-Signature`。
        签名 = Base64(HMAC(密钥, 方法 \\n 路径 \\n 规范查询串 \\n Key-Id \\n 时间 \\n 随机串 \\n 十六进制(SHA-256(请求体)) \\n))。
        """;

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                        .title("乡音 · 开放接口")
                        .version("1")
                        .description(ABOUT)
                        .contact(new Contact().name("乡音").url("https://xiangyin.example"))
                        .license(new License()
                                .name("Apache-2.0")
                                .url("https://www.apache.org/licenses/LICENSE-2.0.html")))
                .servers(List.of(new Server().url("/").description("本服务")));
        document.getComponents()
                .addSecuritySchemes(
                        Scopes.SIGNATURE,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-Village-Signature")
                                .description(SIGNING));
    }
}
