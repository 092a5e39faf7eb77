package village.infra.identity;

import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogin;
import village.infra.postgres.Database;

/** WeChat's users and the persons behind them. First log-ins of one user queue up behind a lock. */
final class PostgresWechatIdentities implements WechatIdentities {
    private static final String KNOWN = """
            select person_id from wechat_identity
            where app_id = :appId and openid = :openid and (cast(:unionid as text) is null or unionid is not null)
            """;
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:name, 0))";
    private static final String LEARN = """
            update wechat_identity set unionid = coalesce(unionid, :unionid)
            where app_id = :appId and openid = :openid
            returning person_id
            """;
    private static final String SAME_UNION = """
            select person_id from wechat_identity where unionid = :unionid order by created_at, app_id limit 1
            """;
    private static final String ADD_PERSON = "insert into person (id) values (:person)";
    private static final String ADD = """
            insert into wechat_identity (app_id, openid, unionid, person_id)
            values (:appId, :openid, :unionid, :person)
            """;
    private static final String IN_MINI_PROGRAM = """
            select i.app_id, i.openid from wechat_identity i
            join wechat_account a on a.app_id = i.app_id and a.kind = 'mini-program'
            where i.person_id = :person
            order by (i.app_id = coalesce(:appId, '')) desc, i.created_at desc limit 1
            """;

    private final Database database;
    private final Ids ids;

    PostgresWechatIdentities(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Person.Id> personOf(WechatLogin login) {
        return database.query(client -> find(client, KNOWN, login))
                .switchIfEmpty(Mono.defer(() -> database.write(client -> added(client, login))));
    }

    private Mono<Person.Id> added(DatabaseClient client, WechatLogin login) {
        return locked(client, login)
                .then(Mono.defer(() -> find(client, LEARN, login)))
                .flatMap(person -> SameUnion.joined(client, person, login.unionId()))
                .switchIfEmpty(Mono.defer(() -> sameUnion(client, login.unionId())
                        .switchIfEmpty(Mono.defer(() -> newPerson(client)))
                        .flatMap(person -> add(client, login, person))));
    }

    /** The user first, then the union: everybody takes them in this order. */
    private static Mono<Void> locked(DatabaseClient client, WechatLogin login) {
        var user = "openid:" + login.openId().appId() + ":" + login.openId().value();
        return Flux.just(Optional.of(user), login.unionId().map(union -> "unionid:" + union))
                .concatMap(name -> Mono.justOrEmpty(name).flatMap(lock -> lock(client, lock)))
                .then();
    }

    private static Mono<Long> lock(DatabaseClient client, String name) {
        return client.sql(LOCK).bind("name", name).fetch().rowsUpdated();
    }

    private static Mono<Person.Id> find(DatabaseClient client, String sql, WechatLogin login) {
        return client.sql(sql)
                .bind("appId", login.openId().appId())
                .bind("openid", login.openId().value())
                .bind("unionid", orNull(login.unionId(), String.class))
                .map(row -> new Person.Id(uuid(row, 0)))
                .one();
    }

    private static Mono<Person.Id> sameUnion(DatabaseClient client, Optional<String> unionId) {
        return Mono.justOrEmpty(unionId)
                .flatMap(union -> client.sql(SAME_UNION)
                        .bind("unionid", union)
                        .map(row -> new Person.Id(uuid(row, 0)))
                        .one());
    }

    private Mono<Person.Id> newPerson(DatabaseClient client) {
        var person = new Person.Id(ids.next());
        return client.sql(ADD_PERSON).bind("person", person.value()).then().thenReturn(person);
    }

    private static Mono<Person.Id> add(DatabaseClient client, WechatLogin login, Person.Id person) {
        return client.sql(ADD)
                .bind("appId", login.openId().appId())
                .bind("openid", login.openId().value())
                .bind("unionid", orNull(login.unionId(), String.class))
                .bind("person", person.value())
                .then()
                .thenReturn(person);
    }

    @Override
    public Mono<OpenId> inMiniProgram(Person.Id person, Optional<String> appId) {
        return database.query(client -> client.sql(IN_MINI_PROGRAM)
                .bind("person", person.value())
                .bind("appId", orNull(appId, String.class))
                .map(row -> new OpenId(text(row, 0), text(row, 1)))
                .one());
    }

    @Override
    public Mono<List<Conflict>> conflicts(int limit) {
        return database.query(client -> SameUnion.conflicts(client, limit));
    }
}
