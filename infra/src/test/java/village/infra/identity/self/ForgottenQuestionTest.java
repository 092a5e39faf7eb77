package village.infra.identity.self;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

/** A question of who left for good is nobody's task. */
class ForgottenQuestionTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Townsfolk folk = new Townsfolk(POSTGRES);
    private final Village.Id village = folk.village("330998702");
    private final Person.Id asker = folk.person();

    @Test
    void whatWaitsIsClosedAndWhatWasAnsweredStays() {
        asked(asker, "waiting");
        asked(asker, "answered");
        asked(folk.person(), "waiting");
        Flux.fromIterable(PersonalTables.all(POSTGRES.database()))
                .concatMap(kind -> kind.erase(asker, Instant.parse("2026-11-25T09:00:00Z")))
                .blockLast(PATIENCE);
        assertThat(POSTGRES.sql()
                        .sql("select status || coalesce(' ' || declined_reason, '')"
                                + " || coalesce(' 办理：' || declined_by, '') from inquiry"
                                + " where village_id = :village order by id")
                        .bind("village", village.value())
                        .map(row -> row.get(0, String.class))
                        .all()
                        .collectList()
                        .block(PATIENCE))
                .as("nobody of the desk declined it, and he least of all")
                .containsExactly("declined 提问的人已注销，不用答复。", "answered", "waiting");
    }

    private void asked(Person.Id by, String status) {
        POSTGRES.sql()
                .sql("""
                    insert into inquiry (village_id, id, version, asker_id, filer_id, source, desk_code, status, messages,
                      answered, openness, shown, asked_at, waiting_since, due_at)
                    values (:village, :id, 1, :asker, :asker, 'wechat', 'office', :status,
                      '[{"side": "asker", "text": "低保怎么申请？"}]', :status = 'answered', 'private', '[]', now(), now(),
                      now() + interval '1 day')
                    """)
                .bind("village", village.value())
                .bind("id", Townsfolk.IDS.next())
                .bind("asker", by.value())
                .bind("status", status)
                .then()
                .block(PATIENCE);
    }
}
