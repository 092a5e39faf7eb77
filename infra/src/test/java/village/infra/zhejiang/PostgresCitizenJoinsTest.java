package village.infra.zhejiang;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.AccessLog;
import village.api.identity.IdentityNumber;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogin;
import village.api.identity.citizen.CitizenJoins;
import village.api.identity.citizen.CitizenJoinsContract;
import village.api.identity.citizen.Joining;
import village.api.place.Village;
import village.infra.identity.StoredIdentities;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

/** Real locks: whoever is joined, is joined once. */
class PostgresCitizenJoinsTest implements CitizenJoinsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Townsfolk folk = new Townsfolk(POSTGRES);
    private final WechatIdentities identities = StoredIdentities.identities(POSTGRES);
    private final AccessLog accessLog = StoredIdentities.accessLog(POSTGRES);
    private final CitizenJoins joins =
            new PostgresCitizenJoins(POSTGRES.database(), Townsfolk.SEALER, accessLog, Townsfolk.IDS);
    private final Village.Id village = folk.village("330999101");
    private final Village.Id elsewhere = folk.village("330999102");

    /** The number is unique in a village; each test has its own villages, but all have one number. */
    @BeforeEach
    void forgetEarlierOnes() {
        folk.execute("update roster_person set left_at = date '2020-01-01'");
    }

    @Override
    public CitizenJoins joins() {
        return joins;
    }

    @Override
    public WechatIdentities identities() {
        return identities;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Village.Id elsewhere() {
        return elsewhere;
    }

    @Override
    public void bind(Village.Id in, Person.Id person, PersonName name, Optional<IdentityNumber> number) {
        var who = folk.list(in, name, new PhoneNumber("13700009050"), Optional.empty(), "villager", "");
        number.ifPresent(known -> POSTGRES.sql()
                .sql("update roster_person set id_number_index = :index where village_id = :village and id = :id")
                .bind("index", Townsfolk.SEALER.index("roster_person.id_number", known.value()))
                .bind("village", in.value())
                .bind("id", who.value())
                .then()
                .block(PATIENCE));
        folk.bind(in, person, who);
    }

    @Override
    public void appoint(Person.Id person) {
        folk.grant(person, "operator", Optional.empty(), Optional.empty());
    }

    @Override
    public void occupy(Person.Id person) {
        folk.execute("""
            insert into binding (village_id, id, person_id, state, claimed_phone_sealed, phone_index, requested_at)
            values ('%s', '%s', '%s', 'refused', '', '', now())
            """.formatted(village, Townsfolk.IDS.next(), person));
    }

    @Override
    public List<String> told(CitizenJoins.Id join) {
        return folk.told(join.value());
    }

    private Person.Id signsIn(OpenId user) {
        return identities.personOf(new WechatLogin(user, Optional.empty())).block(PATIENCE);
    }

    private long open(Person.Id person) {
        return POSTGRES.sql()
                .sql("select count(*) from session where person_id = :person and revoked_at is null")
                .bind("person", person.value())
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    private void session(Person.Id person, String through) {
        folk.execute("""
            insert into session (family, person_id, face, app_id, refresh_hash, expires_at)
            values ('%s', '%s', 'mp', '%s', '', now() + interval '1 day')
            """.formatted(Townsfolk.IDS.next(), person, through));
    }

    /** What either of them had open ends where it must, and the person finds it where he looks who saw his data. */
    @Test
    void sessionsEndAndThePersonFindsItInHisLog() {
        var wechat = new OpenId("wxa", "o-" + Townsfolk.IDS.next());
        var person = signsIn(wechat);
        bind(village, person, NAME, Optional.of(NUMBER));
        var user = new OpenId("zhejiang", "u-" + Townsfolk.IDS.next());
        var before = signsIn(user);
        session(before, "zhejiang");
        session(person, "wxa");
        var request = new CitizenJoins.Request(user, NAME, NUMBER, Instant.now());
        assertThat(joins.join(request).block(PATIENCE)).isEqualTo(Joining.Verdict.JOINED);
        assertThat(open(before)).isZero();
        assertThat(open(person)).isEqualTo(1);
        var seen = accessLog.about(person, 5, Optional.empty()).block(PATIENCE).items();
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).entry().what()).contains("浙里办");
        session(person, "zhejiang");
        var join = joins.of(person).block(PATIENCE).get(0);
        joins.undo(village, join.id(), new CitizenJoins.Undoing(person, Optional.empty(), Instant.now()))
                .block(PATIENCE);
        assertThat(open(person)).as("what was opened through WeChat goes on").isEqualTo(1);
        assertThat(signsIn(wechat)).isEqualTo(person);
    }

    @Test
    void aChildIsLeftToTheVillage() {
        var child = new IdentityNumber("330999201803120021");
        var person = signsIn(new OpenId("wxa", "o-" + Townsfolk.IDS.next()));
        bind(village, person, NAME, Optional.of(child));
        var user = new OpenId("zhejiang", "u-" + Townsfolk.IDS.next());
        signsIn(user);
        var request = new CitizenJoins.Request(user, NAME, child, Instant.now());
        assertThat(joins.join(request).block(PATIENCE)).isEqualTo(Joining.Verdict.DOUBTFUL);
    }
}
