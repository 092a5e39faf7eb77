package village.infra.credit;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.ledger.Booking;
import village.api.credit.ledger.RunningShare;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.postgres.Prepared;

/** What adds up over a year, read and written under the member's lock; nothing is asked where nothing adds up. */
final class ShareRows {
    private static final Prepared READ = Prepared.of("""
        select s.village_id, s.member_id, s.rule_code, s.scheme, s.year, s.quantity, s.points, s.minutes
        from credit_share s
        join unnest(:villages, :members, :rules, :schemes, :years) as wanted (v, m, r, s, y)
          on s.village_id = wanted.v and s.member_id = wanted.m and s.rule_code = wanted.r and s.scheme = wanted.s
            and s.year = wanted.y
        """);
    private static final Prepared WRITE = Prepared.of("""
        insert into credit_share (village_id, member_id, rule_code, scheme, year, quantity, points, minutes)
        select * from unnest(:villages, :members, :rules, :schemes, :years, :quantities, :points, :minutes)
        on conflict on constraint credit_share_pk
          do update set quantity = excluded.quantity, points = excluded.points, minutes = excluded.minutes
        """);

    private ShareRows() {}

    /** Tells a booking what was added up before. */
    static Mono<Void> found(DatabaseClient client, Booking booking, Collection<RunningShare.Of> wanted) {
        return read(client, wanted)
                .doOnNext(row -> booking.found(row.getKey(), row.getValue()))
                .then();
    }

    static Flux<Map.Entry<RunningShare.Of, RunningShare>> read(
            DatabaseClient client, Collection<RunningShare.Of> wanted) {
        return wanted.isEmpty() ? Flux.empty() : READ.query(client, values -> bind(values, wanted), ShareRows::toShare);
    }

    private static Map.Entry<RunningShare.Of, RunningShare> toShare(Readable row) {
        var member = new Member(new Village.Id(uuid(row, 0)), new RosterPerson.Id(uuid(row, 1)));
        return Map.entry(
                new RunningShare.Of(member, text(row, 2), text(row, 3), (int) number(row, 4)),
                new RunningShare(number(row, 5), EntryRows.amount(row, 6)));
    }

    static Mono<Void> write(DatabaseClient client, Map<RunningShare.Of, RunningShare> shares) {
        if (shares.isEmpty()) {
            return Mono.empty();
        }
        var of = shares.keySet();
        return WRITE.update(client, values -> {
                    bind(values, of);
                    values.bind(
                                    "quantities",
                                    shares.values().stream()
                                            .map(RunningShare::quantity)
                                            .toArray(Long[]::new))
                            .bind(
                                    "points",
                                    amounts(shares.values(), one -> one.given().points()))
                            .bind(
                                    "minutes",
                                    amounts(shares.values(), one -> one.given().minutes()));
                })
                .then();
    }

    private static void bind(Prepared.Values values, Collection<RunningShare.Of> all) {
        values.bind(
                        "villages",
                        all.stream().map(one -> one.member().village().value()).toArray(UUID[]::new))
                .bind(
                        "members",
                        all.stream().map(one -> one.member().id().value()).toArray(UUID[]::new))
                .bind("rules", all.stream().map(RunningShare.Of::rule).toArray(String[]::new))
                .bind("schemes", all.stream().map(RunningShare.Of::scheme).toArray(String[]::new))
                .bind("years", amounts(all, RunningShare.Of::year));
    }

    private static <T> Integer[] amounts(Collection<T> all, Function<T, Integer> amount) {
        return all.stream().map(amount).toArray(Integer[]::new);
    }
}
