package village.infra.embedded.demo;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.json.JsonMapper;
import village.api.place.VillageRegistry;
import village.infra.crypto.Sealer;
import village.infra.wechat.PostgresWechatAccounts;

/** The demo village's beans. Imported by the embedded run alone. */
@Configuration(proxyBeanMethods = false)
@Import(DemoController.class)
public class DemoWiring {
    @Bean
    DemoVillage demoVillage(
            DatabaseClient client,
            ReactiveTransactionManager transactions,
            VillageRegistry registry,
            PostgresWechatAccounts accounts,
            Sealer sealer) {
        return new DemoVillage(client, transactions, registry, accounts, sealer);
    }

    @Bean
    @Order(0)
    DemoLoginRequests demoLoginRequests(JsonMapper json, Clock clock) {
        return new DemoLoginRequests(json, clock);
    }

    @Bean
    WebFluxConfigurer demoPages() {
        return new WebFluxConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/demo/*").addResourceLocations("classpath:/embedded/demo/");
            }
        };
    }
}
