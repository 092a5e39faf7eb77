package village.infra.embedded.demo;

import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.place.VillageRegistry;
import village.infra.crypto.Sealer;
import village.infra.wechat.PostgresWechatAccounts;

/** Fills an empty database with the demo village. A start that was cut short is made up for by the next. */
final class DemoVillage implements ApplicationRunner, Ordered {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String THERE = "select count(*) from role_grant where role = 'operator'";

    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final DemoPlaces places;
    private final DemoAccounts accounts;
    private final Sealer sealer;

    DemoVillage(
            DatabaseClient client,
            ReactiveTransactionManager transactions,
            VillageRegistry registry,
            PostgresWechatAccounts accounts,
            Sealer sealer) {
        this.client = client;
        this.transaction = TransactionalOperator.create(transactions);
        this.places = new DemoPlaces(registry);
        this.accounts = new DemoAccounts(accounts);
        this.sealer = sealer;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        there().filter(there -> !there).flatMap(missing -> settle()).block(PATIENCE);
    }

    private Mono<Boolean> there() {
        return client.sql(THERE)
                .map((row, meta) -> row.get(0, Long.class))
                .one()
                .map(operators -> operators > 0);
    }

    /** Roles come last and all people in one transaction: an operator is there only when everybody is. */
    private Mono<Void> settle() {
        var people = new DemoPeople(client, sealer);
        return places.setUp()
                .flatMap(villages -> accounts.enter()
                        .then(new DemoTemplates(client).enter())
                        .thenMany(Flux.fromIterable(villages))
                        .concatMap(people::settle)
                        .then(new DemoRoles(client, sealer).give(villages))
                        .then(new DemoHabits(client).settle())
                        .as(transaction::transactional));
    }

    /** Before anything that looks for people. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
