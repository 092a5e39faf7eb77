package village.wechat.login;

import java.time.Clock;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import village.api.Fingerprints;
import village.api.identity.AccessTokens;
import village.api.identity.Actor;
import village.api.identity.session.SessionTerms;
import village.api.place.Village;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoginSettings.class)
class LoginWiring implements WebFluxConfigurer {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, AccessTokens.Access.class, Village.class);
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new RequestArguments());
    }

    @Bean
    Addresses addresses(@Value("${village.public-url:}") String publicUrl) {
        return new Addresses(publicUrl);
    }

    @Bean
    OauthTickets oauthTickets(Fingerprints fingerprints, Clock clock) {
        return new OauthTickets(fingerprints, clock);
    }

    @Bean
    Cookies cookies(LoginSettings settings, SessionTerms terms) {
        return new Cookies(settings.secureCookies(), terms.refresh());
    }
}
