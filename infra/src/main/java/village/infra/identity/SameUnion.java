package village.infra.identity;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.WechatIdentities.Conflict;

/** What happens when two persons turn out to have one UnionID. The caller holds the union's lock. */
final class SameUnion {
    private static final String OTHER = """
            select person_id from wechat_identity where unionid = :unionid and person_id <> :person
            order by created_at, app_id limit 1
            """;
    /** Whoever is just being bound keeps his row from being taken away. */
    private static final String LOCK = "select id from person where id in (:person, :other) order by id for update";

    private static final String PAST = """
            select exists (select 1 from binding where person_id = :person)
              or exists (select 1 from role_grant where person_id = :person)
              or exists (select 1 from family_tie where helper_id = :person)
              or exists (select 1 from complaint where reporter_id = :person)
            """;
    private static final List<String> JOIN = List.of(
            "update wechat_identity set person_id = :stays where person_id = :goes",
            """
            insert into consent (person_id, document, version, given_at)
            select :stays, document, version, given_at from consent where person_id = :goes
            on conflict on constraint consent_pk do nothing
            """,
            "update session set revoked_at = now() where person_id = :goes and :stays <> :goes and revoked_at is null",
            "update person set erased_at = now() where id = :goes and :stays <> :goes");
    private static final String KEEP = """
            insert into union_conflict (person_id, other_id, found_at)
            values (least(:person, :other), greatest(:person, :other), now())
            on conflict on constraint union_conflict_pk do nothing
            """;
    private static final String CONFLICTS = """
            select c.person_id, c.other_id, c.found_at from union_conflict c
            join person p on p.id = c.person_id and p.erased_at is null
            join person o on o.id = c.other_id and o.erased_at is null
            order by c.found_at desc limit :limit
            """;

    private SameUnion() {}

    /** Gives the person who is there from now on. */
    static Mono<Person.Id> joined(DatabaseClient client, Person.Id person, Optional<String> unionId) {
        return Mono.justOrEmpty(unionId)
                .flatMap(union -> other(client, union, person))
                .flatMap(other -> join(client, person, other))
                .defaultIfEmpty(person);
    }

    private static Mono<Person.Id> other(DatabaseClient client, String union, Person.Id person) {
        return client.sql(OTHER)
                .bind("unionid", union)
                .bind("person", person.value())
                .map(row -> new Person.Id(uuid(row, 0)))
                .one();
    }

    private static Mono<Person.Id> join(DatabaseClient client, Person.Id person, Person.Id other) {
        return client.sql(LOCK)
                .bind("person", person.value())
                .bind("other", other.value())
                .then()
                .then(Mono.defer(() -> past(client, person)))
                .flatMap(past -> past ? joinOther(client, person, other) : move(client, person, other));
    }

    private static Mono<Person.Id> joinOther(DatabaseClient client, Person.Id person, Person.Id other) {
        return past(client, other).flatMap(past -> past ? keep(client, person, other) : move(client, other, person));
    }

    private static Mono<Boolean> past(DatabaseClient client, Person.Id person) {
        return client.sql(PAST)
                .bind("person", person.value())
                .map(row -> truth(row, 0))
                .one();
    }

    private static Mono<Person.Id> move(DatabaseClient client, Person.Id goes, Person.Id stays) {
        return Flux.fromIterable(JOIN)
                .concatMap(sql -> client.sql(sql)
                        .bind("goes", goes.value())
                        .bind("stays", stays.value())
                        .then())
                .then(Mono.just(stays));
    }

    private static Mono<Person.Id> keep(DatabaseClient client, Person.Id person, Person.Id other) {
        return client.sql(KEEP)
                .bind("person", person.value())
                .bind("other", other.value())
                .then()
                .thenReturn(person);
    }

    static Mono<List<Conflict>> conflicts(DatabaseClient client, int limit) {
        return client.sql(CONFLICTS)
                .bind("limit", limit)
                .map(row -> new Conflict(new Person.Id(uuid(row, 0)), new Person.Id(uuid(row, 1)), instant(row, 2)))
                .all()
                .collectList();
    }
}
