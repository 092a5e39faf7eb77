package village.infra.identity.self;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

/** An expert who leaves for good leaves his seat; one whose seat is another WeChat's of his by now does not. */
class ForgottenSeatTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Townsfolk folk = new Townsfolk(POSTGRES);
    private final Village.Id village = folk.village("330998701");
    private final RosterPerson.Id lawyer =
            folk.list(village, new PersonName("王志强"), new PhoneNumber("13700000001"), Optional.empty(), "villager", "");
    private final Person.Id accepted = folk.person();

    @Test
    void whoIsBoundAsHimEndsIt() {
        folk.bind(village, accepted, lawyer);
        var seat = seated();
        leave(accepted);
        assertThat(kept(seat)).isEqualTo("已注销 ended nobody");
    }

    @Test
    void soDoesHisNewWechat() {
        var anew = folk.person();
        folk.bind(village, anew, lawyer);
        var seat = seated();
        leave(accepted);
        assertThat(kept(seat)).isEqualTo("王律师 stands " + lawyer);
        leave(anew);
        assertThat(kept(seat)).isEqualTo("已注销 ended nobody");
    }

    @Test
    void andWhoAcceptedWhileNobodyIsBoundAsHim() {
        var seat = seated();
        leave(accepted);
        assertThat(kept(seat)).isEqualTo("已注销 ended nobody");
    }

    private UUID seated() {
        var id = Townsfolk.IDS.next();
        POSTGRES.sql()
                .sql("""
                    insert into inquiry_invitation (id, version, desk_code, area_code, label, secret_hash, invited_by,
                      invited_at, open_until, accepted_by, accepted_at, seat_village_id, seat_roster_id)
                    values (:id, 2, 'law', '330998701', '王律师', :secret, :by, now(), now(), :by, now(), :village,
                      :roster)
                    """)
                .bind("id", id)
                .bind("secret", id.toString())
                .bind("by", accepted.value())
                .bind("village", village.value())
                .bind("roster", lawyer.value())
                .then()
                .block(PATIENCE);
        return id;
    }

    private static void leave(Person.Id person) {
        Flux.fromIterable(PersonalTables.all(POSTGRES.database()))
                .concatMap(kind -> kind.erase(person, Instant.parse("2026-11-25T09:00:00Z")))
                .blockLast(PATIENCE);
    }

    private static String kept(UUID seat) {
        return POSTGRES.sql()
                .sql("""
                    select label || case when ended_at is null then ' stands ' else ' ended ' end
                      || coalesce(cast(seat_roster_id as text), 'nobody')
                    from inquiry_invitation where id = :id
                    """)
                .bind("id", seat)
                .map(row -> row.get(0, String.class))
                .one()
                .block(PATIENCE);
    }
}
