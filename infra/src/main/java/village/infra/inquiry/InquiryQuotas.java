package village.infra.inquiry;

import static village.infra.postgres.Columns.number;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;

/** Keeps a person from asking too much: one row for each, locked until his inquiry stands. */
final class InquiryQuotas {
    private static final String COUNT = """
            insert into inquiry_quota as quota (village_id, person_id, day, asked)
            values (:village, :person, :day, 1)
            on conflict on constraint inquiry_quota_pk do update set
              asked = case when quota.day = excluded.day then quota.asked + 1 else 1 end, day = excluded.day
            where quota.day <> excluded.day or quota.asked < :limit
            """;
    private static final String WAITING = """
            select count(*) from inquiry where village_id = :village and filer_id = :person and status = 'waiting'
            """;

    private InquiryQuotas() {}

    /** Completes empty while he may ask another; refuses otherwise. Before the inquiry is written. */
    static Mono<Void> take(DatabaseClient client, Inquiry inquiry, LocalDate day, Inquiries.Limits limits) {
        var village = inquiry.village().value();
        var person = inquiry.asker().reporting().filer().value();
        return counted(client, village, person, day, limits.perDay())
                .then(Mono.defer(() -> fewWait(client, village, person, limits.waiting())));
    }

    private static Mono<Void> counted(DatabaseClient client, UUID village, UUID person, LocalDate day, int limit) {
        return client.sql(COUNT)
                .bind("village", village)
                .bind("person", person)
                .bind("day", day)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(() -> Refusal.of(Reason.INQUIRY_DAILY)));
    }

    private static Mono<Void> fewWait(DatabaseClient client, UUID village, UUID person, int limit) {
        return client.sql(WAITING)
                .bind("village", village)
                .bind("person", person)
                .map(row -> number(row, 0))
                .one()
                .flatMap(waiting ->
                        waiting < limit ? Mono.empty() : Mono.error(() -> Refusal.of(Reason.INQUIRY_TOO_MANY)));
    }
}
