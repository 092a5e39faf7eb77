package village.infra.news.text;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.news.Sanitiser;

@Configuration(proxyBeanMethods = false)
class TextWiring {
    @Bean
    Sanitiser newsSanitiser() {
        return new AllowedHtml();
    }
}
