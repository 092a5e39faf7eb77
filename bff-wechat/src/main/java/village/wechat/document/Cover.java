package village.wechat.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * What a document is called and about.
 *
 * @param sessions the names of the ways to say who one is
 */
record Cover(String title, String description, List<String> sessions) implements OpenApiCustomizer {
    private static final String EVERYWHERE = """


            出错时一律返回 `application/problem+json`（RFC 9457）：程序按稳定的 `code` 判断，`detail` 可直接显示给用户。
            时间为带时区的 RFC 3339；枚举为小写短横线单词；列表用 `limit` 和不透明的 `after` 游标翻页。
            """;

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                        .title(title)
                        .version("1")
                        .description(description + EVERYWHERE)
                        .contact(new Contact().name("乡音").url("https://xiangyin.example"))
                        .license(new License()
                                .name("Apache-2.0")
                                .url("https://www.apache.org/licenses/LICENSE-2.0.html")))
                .servers(List.of(new Server().url("/").description("本服务")));
    }
}
