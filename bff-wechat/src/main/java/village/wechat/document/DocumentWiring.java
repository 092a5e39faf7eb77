package village.wechat.document;

import java.util.List;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves {@code /v3/api-docs/mp} and {@code /v3/api-docs/console}; not unless {@code village.documents} asks for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("village.documents")
class DocumentWiring {
    @Bean
    GroupedOpenApi mpDocument() {
        return document(
                "mp", new Cover("乡音 · 村民端接口", "微信小程序和 H5 页面使用的接口。登录后以访问令牌或 Cookie 表明身份。", Sessions.OF_VILLAGERS));
    }

    @Bean
    GroupedOpenApi consoleDocument() {
        return document(
                "console", new Cover("乡音 · 工作台接口", "村、镇、县工作人员的工作台使用的接口。扫码登录后以 Cookie 表明身份。", Sessions.OF_STAFF));
    }

    @Bean
    RecordShapes recordShapes() {
        return new RecordShapes();
    }

    @Bean
    OffTheLoop documentsOffTheLoop() {
        return new OffTheLoop();
    }

    private static GroupedOpenApi document(String face, Cover cover) {
        var builder = GroupedOpenApi.builder().group(face).pathsToMatch("/" + face + "/v1/**");
        List.of(
                        cover,
                        new CommonParameters(),
                        new PathNames(),
                        new OneFile(),
                        new Sessions(cover.sessions()),
                        new Problems())
                .forEach(builder::addOpenApiCustomizer);
        return builder.build();
    }
}
