package village.infra.disclosure.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.clock.MetRequests;
import village.api.disclosure.question.clock.MetRequestsContract;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresMetRequestsTest implements MetRequestsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final UUID filing = UUID.randomUUID();

    @BeforeEach
    void founded() {
        StoredFilings.village(POSTGRES.sql(), village.value());
    }

    @Override
    public Questions questions() {
        return new PostgresQuestions(POSTGRES.database(), UUID::randomUUID);
    }

    @Override
    public MetRequests metRequests() {
        return new PostgresMetRequests(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Instant comesOut() {
        StoredFilings.published(POSTGRES.sql(), village.value(), filing);
        return Instant.parse("2026-10-08T01:00:00Z");
    }

    @Override
    public void erased() {
        POSTGRES.database()
                .write(client -> StoredFilings.erased(client, village.value(), filing))
                .block(PATIENCE);
    }

    /** Who asked in between wanted something else. */
    @Test
    void aCorrectionMeetsNobody() {
        var out = comesOut();
        var asked = requested(ITEM, out.plusSeconds(60));
        var later = out.plusSeconds(120);
        POSTGRES.sql()
                .sql("""
            with corrected as (
              update disclosure set version = 8, revision = 2, published_at = :at
              where village_id = :village and id = :id returning *)
            insert into disclosure_revision (village_id, disclosure_id, number, item_code, item_name, class,
              period_kind, period_from, title, body, enclosures, reason, authors, checked_by, checked_at,
              published_by, published_at)
            select village_id, id, 2, item_code, '收支明细', class, period_kind, period_from, title, '更正', '[]', '写错了',
              array[gen_random_uuid()], gen_random_uuid(), published_at, gen_random_uuid(), published_at
            from corrected
            """)
                .bind("at", later)
                .bind("village", village.value())
                .bind("id", filing)
                .then()
                .block(PATIENCE);
        assertThat(metRequests().find(out, 1000).block(PATIENCE))
                .extracting(one -> one.request().id())
                .doesNotContain(asked);
    }
}
