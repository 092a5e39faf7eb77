package village.openapi.document;

import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Generates the document where {@code village.documents} asks for it; what is released is a copy of that. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("village.documents")
class DocumentWiring {
    @Bean
    GroupedOpenApi openDocument() {
        return GroupedOpenApi.builder()
                .group("openapi")
                .pathsToMatch("/openapi/v1/**")
                .addOperationCustomizer(new Scopes())
                .addOperationCustomizer(new Refusals())
                .addOperationCustomizer(new Retirements())
                .addOpenApiCustomizer(new Cover())
                .addOpenApiCustomizer(new Parameters())
                .addOpenApiCustomizer(new Problems())
                .addOpenApiCustomizer(new Examples())
                .build();
    }
}
