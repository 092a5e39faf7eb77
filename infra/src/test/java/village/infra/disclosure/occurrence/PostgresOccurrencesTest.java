package village.infra.disclosure.occurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DuplicateKeyException;
import village.api.disclosure.catalogue.Occurrence;
import village.api.disclosure.occurrence.Occurrences;
import village.api.disclosure.occurrence.OccurrencesContract;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresOccurrencesTest implements OccurrencesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    public Occurrences occurrences() {
        return new PostgresOccurrences(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        var village = new Village.Id(UUID.randomUUID());
        run("insert into village (id, name) values ('%s', '测试村')".formatted(village));
        return village;
    }

    @Test
    void onlyAnotherOfTheSameItemAndDayIsCalledThatAnythingElseTwiceIsAFault() {
        var village = village();
        var one = OccurrencesContract.happened("E1", "2026-11-20");
        var sameId = new Occurrence(one.id(), "E2", one.day(), one.what(), one.by(), one.at());
        occurrences()
                .add(village, one, OccurrencesContract.event(one, 1), OccurrencesContract.once("a"))
                .block(PATIENCE);
        assertThatThrownBy(() -> occurrences()
                        .add(village, sameId, OccurrencesContract.event(sameId, 2), OccurrencesContract.once("b"))
                        .block(PATIENCE))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("disclosure_occurrence_pk");
    }

    /** What was published or taken back over many years is not looked at again. */
    @Test
    void findsTheFewOwedAmongVeryMany() {
        var village = village();
        run("""
            insert into disclosure_occurrence (village_id, id, item_code, happened_on, what, registered_by,
              registered_at, published_at)
            select '%s', gen_random_uuid(), 'B' || n %% 80, date '2000-01-01' + n / 80, '事', gen_random_uuid(), now(),
              case when n %% 5000 > 0 then now() end
            from generate_series(1, 50000) n
            """.formatted(village));
        run("vacuum (analyze) disclosure_occurrence");
        assertThat(occurrences().owed(village).block(PATIENCE)).hasSize(10);
        var plan = POSTGRES.sql()
                .sql("explain select id from disclosure_occurrence o where village_id = any(array['" + village
                        + "']::uuid[]) and withdrawn_at is null and published_at is null order by happened_on, id")
                .map(row -> row.get(0, String.class))
                .all()
                .collect(Collectors.joining("\n"))
                .block(PATIENCE);
        assertThat(plan).contains("disclosure_occurrence_owed").doesNotContain("Seq Scan");
    }

    private static void run(String statement) {
        POSTGRES.sql().sql(statement).then().block(PATIENCE);
    }
}
