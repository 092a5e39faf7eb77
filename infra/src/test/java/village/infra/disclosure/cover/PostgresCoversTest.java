package village.infra.disclosure.cover;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.attachment.Attachment;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.cover.Cover;
import village.api.disclosure.cover.Covers;
import village.api.disclosure.cover.CoversContract;
import village.api.place.Village;
import village.infra.disclosure.StoredFilings;
import village.infra.postgres.PostgresExtension;

class PostgresCoversTest implements CoversContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void addVillage() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
    }

    /** The stored file goes only when no revision encloses it any more. */
    @Test
    void aFileIsToBeErasedInEveryRevisionThatEnclosesIt() {
        var file = new Attachment.Id(UUID.randomUUID());
        var id = outWithFile("2026-07", file);
        correctedWithFile(id, file);
        var cover = over(id, Optional.of(file));
        covers().add(cover).block(PATIENCE);
        var decided = decided(cover, Cover.Verdict.ERASE);
        covers().decide(decided).block(PATIENCE);
        assertThat(toErase()).containsExactly(new Covers.Erasure(decided, 1), new Covers.Erasure(decided, 2));
        erase(id, 1);
        assertThat(toErase()).containsExactly(new Covers.Erasure(decided, 2));
        erase(id, 2);
        assertThat(toErase()).isEmpty();
    }

    /** As if its evidence had been erased before. */
    private static void erase(Filing.Id id, int number) {
        POSTGRES.sql().sql("""
            do $$ begin
              perform set_config('session_replication_role', 'replica', true);
              update disclosure_revision set body = '', enclosures = '[]', finance_table = null, erased_reason = '依法'
              where disclosure_id = '%s' and number = %d;
            end $$\
            """.formatted(id, number)).then().block(PATIENCE);
    }

    @Override
    public Filings filings() {
        return StoredFilings.in(POSTGRES.database());
    }

    @Override
    public Covers covers() {
        return new PostgresCovers(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
