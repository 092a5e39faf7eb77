package village.infra.credit.branch;

import static village.infra.postgres.Columns.number;

import java.util.Collection;
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
import village.api.credit.appeal.Appeal;
import village.api.credit.appeal.AppealChange;
import village.api.credit.appeal.Appeals;
import village.api.credit.ledger.Entry;
import village.api.place.Village;
import village.infra.credit.BranchCases;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Appeals on PostgreSQL: a change and its event are one transaction. */
final class PostgresAppeals implements Appeals {
    private static final String ONE = AppealRows.SELECT + "where a.village_id = :village and a.id = :id";
    private static final String OF_MEMBERS = AppealRows.SELECT + """
        join unnest(:villages, :members) as mine (v, m) on a.village_id = mine.v and a.member_id = mine.m
        where a.id < :after order by a.id desc limit :limit
        """;
    private static final String WAITING = """
        select count(*) from credit_appeal where village_id = :village and entry_id = :line and status = 'waiting'
        """;

    private final Database database;

    PostgresAppeals(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Appeal> add(Once once, AppealChange change) {
        var appeal = change.after();
        var village = appeal.member().village();
        return database.write(client -> Idempotency.claim(
                        client, village, once, appeal.id().value())
                .flatMap(made -> made.equals(appeal.id().value())
                        ? insert(client, change)
                        : one(client, ONE, village, new Appeal.Id(made))));
    }

    private static Mono<Appeal> insert(DatabaseClient client, AppealChange change) {
        return AppealedLine.locked(client, change.after())
                .then(Mono.defer(() -> AppealRows.insert(client, change.after())))
                .flatMap(rows -> rows == 0
                        ? Mono.error(() -> Refusal.of(Reason.CREDIT_APPEAL_WAITING))
                        : PostgresEvents.append(client, change.event()).thenReturn(change.after()));
    }

    private static UUID[] ids(Collection<Member> members, Function<Member, UUID> id) {
        return members.stream().map(id).toArray(UUID[]::new);
    }

    private static Mono<Appeal> one(DatabaseClient client, String sql, Village.Id village, Appeal.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(AppealRows::toAppeal)
                .one();
    }

    @Override
    public Mono<Appeal> locked(Village.Id village, Appeal.Id id) {
        return database.write(client -> one(client, ONE + " for update", village, id));
    }

    @Override
    public Mono<Appeal> decide(AppealChange change) {
        return database.write(client -> AppealRows.decide(client, change.after())
                .then(Mono.defer(() -> PostgresEvents.append(client, change.event())))
                .thenReturn(change.after()));
    }

    @Override
    public Mono<Appeal> byId(Village.Id village, Appeal.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    @Override
    public Mono<Page<Appeal, UUID>> of(Collection<Member> members, Slice slice) {
        return page(
                slice,
                client -> client.sql(OF_MEMBERS)
                        .bind(
                                "villages",
                                ids(members, member -> member.village().value()))
                        .bind("members", ids(members, member -> member.id().value())));
    }

    @Override
    public Mono<Page<Appeal, UUID>> list(Village.Id village, Optional<String> keeps, boolean waiting, Slice slice) {
        var query = new BranchCases.Query(
                AppealRows.SELECT, "credit_appeal", "a", waiting ? "= 'waiting'" : "<> 'waiting'");
        return page(slice, client -> query.of(client, keeps).bind("village", village.value()));
    }

    private Mono<Page<Appeal, UUID>> page(
            Slice slice, Function<DatabaseClient, DatabaseClient.GenericExecuteSpec> select) {
        return BranchCases.page(
                database,
                slice.limit(),
                slice.after(),
                select,
                AppealRows::toAppeal,
                appeal -> appeal.id().value());
    }

    @Override
    public Mono<Boolean> waiting(Village.Id village, Entry.Id line) {
        return database.query(client -> client.sql(WAITING)
                .bind("village", village.value())
                .bind("line", line.value())
                .map(row -> number(row, 0) > 0)
                .one());
    }
}
