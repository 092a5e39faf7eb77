package village.infra.credit;

import java.time.LocalDate;
import reactor.core.publisher.Mono;
import village.api.credit.rule.Scheme;
import village.api.credit.rule.Schemes;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Versions of rules on PostgreSQL. */
final class PostgresSchemes implements Schemes {
    private static final String IN_FORCE = """
            select version, %1$s from (
              (select number::text as version, 1 as own, %1$s from credit_scheme
               where village_id = :village and effective_from <= :day order by effective_from desc limit 1)
              union all
              (select 'starter-' || number, 0, %1$s from credit_starter_scheme
               where effective_from <= greatest(:day, (select min(effective_from) from credit_starter_scheme))
               order by effective_from desc limit 1)) as found
            order by own desc limit 1
            """.formatted(SchemeRows.COLUMNS);

    private final Database database;

    PostgresSchemes(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Scheme> inForce(Village.Id village, LocalDate day) {
        return database.query(client -> client.sql(IN_FORCE)
                .bind("village", village.value())
                .bind("day", day)
                .map(SchemeRows::toScheme)
                .one());
    }
}
