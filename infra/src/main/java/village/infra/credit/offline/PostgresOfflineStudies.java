package village.infra.credit.offline;

import static village.infra.postgres.Columns.number;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.offline.OfflineChange;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.offline.OfflineStudy;
import village.api.place.Village;
import village.infra.credit.BranchCases;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Handed-in studies on PostgreSQL: a change and its event are one transaction. */
final class PostgresOfflineStudies implements OfflineStudies {
    private static final String ONE = OfflineRows.SELECT + "where s.village_id = :village and s.id = :id";
    private static final String OF_MEMBER = OfflineRows.SELECT + """
        where s.village_id = :village and s.member_id = :member and s.id < :after order by s.id desc limit :limit
        """;

    /** One at a time hands in for a member, so that of many at once no more wait than may. */
    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended('offline-study:' || :village || :member, 0))";

    private static final String WAITING = """
        select count(*) from offline_study where village_id = :village and member_id = :member and status = 'waiting'
        """;

    private final Database database;

    PostgresOfflineStudies(Database database) {
        this.database = database;
    }

    @Override
    public Mono<OfflineStudy> add(Once once, OfflineChange change, int most) {
        var study = change.after();
        var village = study.member().village();
        return database.write(client -> Idempotency.claim(
                        client, village, once, study.id().value())
                .flatMap(made -> made.equals(study.id().value())
                        ? requireRoom(client, study.member(), most).then(Mono.defer(() -> insert(client, change)))
                        : one(client, ONE, village, new OfflineStudy.Id(made))));
    }

    private static Mono<Void> requireRoom(DatabaseClient client, Member member, int most) {
        return of(client, ONE_AT_A_TIME, member)
                .then()
                .then(Mono.defer(() ->
                        of(client, WAITING, member).map(row -> number(row, 0)).one()))
                .filter(waiting -> waiting < most)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.OFFLINE_STUDY_TOO_MANY)))
                .then();
    }

    private static DatabaseClient.GenericExecuteSpec of(DatabaseClient client, String sql, Member member) {
        return client.sql(sql)
                .bind("village", member.village().value())
                .bind("member", member.id().value());
    }

    @Override
    public Mono<OfflineStudy> add(OfflineChange change) {
        return database.write(client -> insert(client, change));
    }

    private static Mono<OfflineStudy> insert(DatabaseClient client, OfflineChange change) {
        return OfflineRows.insert(client, change.after())
                .then(Mono.defer(() -> PostgresEvents.append(client, change.event())))
                .thenReturn(change.after());
    }

    private static Mono<OfflineStudy> one(DatabaseClient client, String sql, Village.Id village, OfflineStudy.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(OfflineRows::toStudy)
                .one();
    }

    @Override
    public Mono<OfflineStudy> locked(Village.Id village, OfflineStudy.Id id) {
        return database.write(client -> one(client, ONE + " for update", village, id));
    }

    @Override
    public Mono<OfflineStudy> decide(OfflineChange change) {
        return database.write(client -> OfflineRows.decide(client, change.after())
                .then(Mono.defer(() -> PostgresEvents.append(client, change.event())))
                .thenReturn(change.after()));
    }

    @Override
    public Mono<OfflineStudy> byId(Village.Id village, OfflineStudy.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    @Override
    public Mono<Page<OfflineStudy, UUID>> of(Member member, Slice slice) {
        return page(
                slice,
                client -> client.sql(OF_MEMBER)
                        .bind("village", member.village().value())
                        .bind("member", member.id().value()));
    }

    @Override
    public Mono<Page<OfflineStudy, UUID>> list(
            Village.Id village, Optional<String> keeps, boolean waiting, Slice slice) {
        var query = new BranchCases.Query(
                OfflineRows.SELECT, "offline_study", "s", waiting ? "= 'waiting'" : "in ('confirmed', 'refused')");
        return page(slice, client -> query.of(client, keeps).bind("village", village.value()));
    }

    private Mono<Page<OfflineStudy, UUID>> page(
            Slice slice, Function<DatabaseClient, DatabaseClient.GenericExecuteSpec> select) {
        return BranchCases.page(
                database,
                slice.limit(),
                slice.after(),
                select,
                OfflineRows::toStudy,
                study -> study.id().value());
    }
}
