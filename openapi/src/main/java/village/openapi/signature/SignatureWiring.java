package village.openapi.signature;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import village.openapi.client.SignedClient;

@Configuration(proxyBeanMethods = false)
class SignatureWiring implements WebFluxConfigurer {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(SignedClient.class);
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new Arguments());
    }
}
