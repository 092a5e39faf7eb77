package village.infra.postgres;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class PostgresWiring {
    @Bean
    DatabaseClient client(ConnectionFactory connections) {
        return DatabaseClient.builder()
                .connectionFactory(connections)
                .executeFunction(statement -> Unbroken.results(statement.execute()))
                .build();
    }

    @Bean
    Database database(DatabaseClient client, ReactiveTransactionManager manager, PostgresSettings settings) {
        return new Database(client, TransactionalOperator.create(manager), settings.patience());
    }
}
