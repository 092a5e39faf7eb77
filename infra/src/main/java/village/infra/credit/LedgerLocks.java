package village.infra.credit;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.uuid;

import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.place.Village;
import village.infra.postgres.Prepared;

/** What is locked before anything in the ledger is read for writing: years that are over, then members. */
final class LedgerLocks {
    private static final Prepared YEARS = Prepared.of("""
        select count(pg_advisory_xact_lock_shared(%s))
        from (select v, y from unnest(:villages, :years) as wanted (v, y) order by v, y) as sorted
        """.formatted(YearLock.KEY));
    private static final Prepared CLOSED = Prepared.of("""
        select c.village_id, c.year from unnest(:villages, :years) as wanted (v, y)
        join credit_closing c on c.village_id = wanted.v and c.year = wanted.y
        """);
    private static final Prepared LOCK = Prepared.of("""
        select m.member_id from credit_member m
        join unnest(:villages, :members) as wanted (v, m) on m.village_id = wanted.v and m.member_id = wanted.m
        order by m.village_id, m.member_id for no key update of m
        """);
    private static final Prepared ADD = Prepared.of("""
        insert into credit_member (village_id, member_id)
        select v, m from unnest(:villages, :members) as wanted (v, m) order by v, m
        on conflict on constraint credit_member_pk do nothing
        """);

    private LedgerLocks() {}

    /** A year of a village. */
    record Year(Village.Id village, int year) {}

    /** Tells of a village's year whether it is among some. */
    static IntPredicate among(List<Year> years, Village.Id village) {
        return year -> years.contains(new Year(village, year));
    }

    /** Which of the years are closed; the others stay open until the end of the transaction. */
    static Mono<List<Year>> closed(DatabaseClient client, List<Year> years) {
        if (years.isEmpty()) {
            return Mono.just(List.of());
        }
        return YEARS.query(client, values -> bind(values, years), row -> number(row, 0))
                .then(CLOSED.query(
                                client,
                                values -> bind(values, years),
                                row -> new Year(new Village.Id(uuid(row, 0)), (int) number(row, 1)))
                        .collectList());
    }

    private static void bind(Prepared.Values values, List<Year> years) {
        values.bind(
                        "villages",
                        years.stream().map(year -> year.village().value()).toArray(UUID[]::new))
                .bind("years", years.stream().map(Year::year).toArray(Integer[]::new));
    }

    /** Locks members until the end of the transaction, those who never had a line as well. */
    static Mono<Void> members(DatabaseClient client, List<Member> members) {
        return lock(client, members)
                .flatMap(found -> found == members.size()
                        ? Mono.empty()
                        : ADD.update(client, values -> bindMembers(values, members))
                                .then(Mono.defer(() -> lock(client, members)))
                                .then());
    }

    private static Mono<Long> lock(DatabaseClient client, List<Member> members) {
        return LOCK.query(client, values -> bindMembers(values, members), row -> uuid(row, 0))
                .count();
    }

    private static void bindMembers(Prepared.Values values, List<Member> members) {
        values.bind(
                        "villages",
                        members.stream().map(member -> member.village().value()).toArray(UUID[]::new))
                .bind(
                        "members",
                        members.stream().map(member -> member.id().value()).toArray(UUID[]::new));
    }
}
