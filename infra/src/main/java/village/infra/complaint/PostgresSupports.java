package village.infra.complaint;

import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Followers;
import village.api.complaint.reporter.Supports;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/**
 * Supporters on PostgreSQL. The case's row is locked before the follower's, so that two taps never wait in a circle; a
 * support is taken back while nothing is merged, because it counts where the case was merged into as well.
 */
final class PostgresSupports implements Supports {
    private static final String ADD = """
        insert into complaint_follower (village_id, complaint_id, person_id, why)
        values (:village, :complaint, :person, 'supports') on conflict do nothing
        """;
    private static final String REMOVE = """
        delete from complaint_follower
        where village_id = :village and complaint_id = :complaint and person_id = :person and why = 'supports'
        """;
    private static final String FOLLOWED = """
        select complaint_id, why from complaint_follower
        where village_id = :village and person_id = :person and complaint_id = any(:complaints)
        """;

    private final Database database;
    private final Ids ids;

    PostgresSupports(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Complaint> add(
            Village.Id village,
            Complaint.Id id,
            Person.Id person,
            Optional<Once> once,
            Function<Complaint, Change> rule) {
        return database.write(client -> Idempotency.fresh(client, village, once, ids.next())
                .flatMap(fresh -> locked(client, village, id)
                        .flatMap(found -> fresh ? added(client, found, person, rule) : Mono.just(found))));
    }

    private static Mono<Complaint> added(
            DatabaseClient client, Complaint found, Person.Id person, Function<Complaint, Change> rule) {
        var change = rule.apply(found);
        return rows(client, ADD, found, person)
                .flatMap(rows -> rows == 1 ? PostgresComplaints.written(client, change) : Mono.just(found));
    }

    @Override
    public Mono<Complaint> remove(
            Village.Id village, Complaint.Id id, Person.Id person, Function<Complaint, Change> rule) {
        return database.write(client -> ComplaintMerges.hold(client, village)
                .then(locked(client, village, id))
                .flatMap(found -> rows(client, REMOVE, found, person)
                        .flatMap(rows -> rows == 1 ? removed(client, rule.apply(found)) : Mono.just(found))));
    }

    /** Whatever the case was merged into he followed for it. */
    private static Mono<Complaint> removed(DatabaseClient client, Change change) {
        var after = change.after();
        return PostgresComplaints.written(client, change)
                .then(ComplaintMerges.above(client, after.village(), after.id()))
                .flatMapIterable(Function.identity())
                .concatMap(other -> PostgresFollowers.settled(client, after.village(), other))
                .then(Mono.just(after));
    }

    @Override
    public Mono<Map<Complaint.Id, Followers.Why>> followedBy(
            Village.Id village, Person.Id person, Collection<Complaint.Id> ids) {
        return database.query(client -> client.sql(FOLLOWED)
                .bind("village", village.value())
                .bind("person", person.value())
                .bind("complaints", ids.stream().map(Complaint.Id::value).toArray(UUID[]::new))
                .map((row, meta) -> Map.entry(new Complaint.Id(uuid(row, 0)), word(row, 1, Followers.Why.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Mono<Complaint> locked(DatabaseClient client, Village.Id village, Complaint.Id id) {
        return PostgresComplaints.one(client, PostgresComplaints.ONE_LOCKED, village, id);
    }

    private static Mono<Long> rows(DatabaseClient client, String sql, Complaint complaint, Person.Id person) {
        return client.sql(sql)
                .bind("village", complaint.village().value())
                .bind("complaint", complaint.id().value())
                .bind("person", person.value())
                .fetch()
                .rowsUpdated();
    }
}
