package village.infra.zhejiang;

import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.identity.citizen.CitizenJoins.Request;
import village.api.identity.citizen.Joining;
import village.api.place.Village;
import village.infra.crypto.Sealer;

/** What {@link Joining} must know, under the locks that keep it so until the act is over. */
final class JoinFacts {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:name, 0))";
    private static final String USER = """
        select person_id from wechat_identity where app_id = :platform and openid = :user for update
        """;
    private static final String BOUND = """
        select b.village_id, b.roster_id, b.person_id, r.name_index = :name,
          coalesce(r.born, :born) > current_date - interval '14 years'
        from roster_person r
        join binding b on b.village_id = r.village_id and b.roster_id = r.id and b.state = 'bound'
        where r.id_number_index = :number and r.left_at is null
        order by b.village_id, b.id for update of b
        """;
    private static final String PERSONS = "select id from person where id in (:one, :other) order by id for update";
    private static final String HOLDER = """
        select
          exists (
            select 1 from binding b
            join roster_person r on r.village_id = b.village_id and r.id = b.roster_id
            where b.person_id = :holder and b.state = 'bound' and r.id_number_index is distinct from :number),
          exists (
            select 1 from role_grant where person_id = :holder and (valid_to is null or valid_to > now())),
          exists (select 1 from wechat_identity where person_id = :holder and app_id = :platform)
        """;
    private static final String PAST = """
        select
          exists (select 1 from binding where person_id = :person)
            or exists (select 1 from role_grant where person_id = :person)
            or exists (select 1 from family_tie where helper_id = :person)
            or exists (select 1 from complaint where reporter_id = :person)
            or (select count(*) from wechat_identity where person_id = :person) > 1,
          exists (
            select 1 from citizen_join
            where platform = :platform and user_hash = :hash and undone_at is not null)
        """;

    private final DatabaseClient client;
    private final Request request;
    private final byte[] number;
    private final byte[] name;

    JoinFacts(DatabaseClient client, Sealer sealer, Request request) {
        this.client = client;
        this.request = request;
        this.number = sealer.index("roster_person.id_number", request.number().value());
        this.name = sealer.index("roster_person.name", request.name().value());
    }

    /** Who the user is so far. What comes from one user, or with one number, goes one after the other. */
    Mono<Person.Id> person() {
        var user = "openid:" + request.user().appId() + ":" + request.user().value();
        return lock(user)
                .then(Mono.defer(() -> lock("citizen:" + UserHash.hex(number))))
                .then(Mono.defer(() -> client.sql(USER)
                        .bind("platform", request.user().appId())
                        .bind("user", request.user().value())
                        .map(row -> new Person.Id(uuid(row, 0)))
                        .one()));
    }

    private Mono<Long> lock(String what) {
        return client.sql(LOCK).bind("name", what).fetch().rowsUpdated();
    }

    /** Who is bound as him, in the order of the villages. */
    Mono<List<Joining.Bound>> bound() {
        return client.sql(BOUND)
                .bind("number", number)
                .bind("name", name)
                .bind("born", request.number().born())
                .map(row -> new Joining.Bound(
                        new Village.Id(uuid(row, 0)),
                        new RosterPerson.Id(uuid(row, 1)),
                        new Person.Id(uuid(row, 2)),
                        truth(row, 3),
                        truth(row, 4)))
                .all()
                .collectList();
    }

    /** Neither gains or loses anything meanwhile. */
    Mono<Void> hold(Person.Id one, Person.Id other) {
        return client.sql(PERSONS)
                .bind("one", one.value())
                .bind("other", other.value())
                .then();
    }

    Mono<Joining.User> user(Person.Id person) {
        return client.sql(PAST)
                .bind("person", person.value())
                .bind("platform", request.user().appId())
                .bind("hash", UserHash.of(request.user()))
                .map(row -> new Joining.User(person, truth(row, 0), truth(row, 1)))
                .one();
    }

    Mono<Joining.Holder> holder(Person.Id holder) {
        return client.sql(HOLDER)
                .bind("holder", holder.value())
                .bind("number", number)
                .bind("platform", request.user().appId())
                .map(row -> new Joining.Holder(truth(row, 0), truth(row, 1), truth(row, 2)))
                .one();
    }
}
