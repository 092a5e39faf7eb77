package village.infra.inquiry;

import static village.infra.postgres.Columns.word;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.inquiry.Inquiries.Place;
import village.api.inquiry.Inquiries.Slice;
import village.api.inquiry.Inquiry;

/** Inquiries of many villages at one desk each: a short walk along an index a place, then the first of all. */
final class InquiriesAtPlaces {
    private static final String PLACES = InquiryRows.COLUMNS + """
        where (village_id, id) in (
          select found.village_id, found.id
          from unnest(:villages::uuid[], :desks::text[]) place (village, desk) cross join lateral (
            select village_id, id, due_at from inquiry
            where village_id = place.village and desk_code = place.desk and %s
            order by %s limit :limit) found
          order by %s limit :limit)
        order by %s limit :limit
        """;
    private static final String DUE = "due_at, id";
    private static final String LATEST = "id desc";
    private static final String WAITING = PLACES.formatted("status = 'waiting'", DUE, DUE, DUE);
    private static final String WAITING_AFTER = PLACES.formatted("""
        status = 'waiting' and (due_at, id) > ((select due_at from inquiry where village_id = any(:villages) and id = :after), :after)
        """, DUE, DUE, DUE);
    private static final String OTHERS = PLACES.formatted("status = :status and id < :after", LATEST, LATEST, LATEST);
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private InquiriesAtPlaces() {}

    /** One more than the slice asks for where there are more. */
    static Mono<List<Inquiry>> find(DatabaseClient client, Set<Place> places, Inquiry.Status status, Slice slice) {
        var inOrder = List.copyOf(places);
        return sql(client, status, slice.after())
                .bind(
                        "villages",
                        inOrder.stream().map(place -> place.village().value()).toArray(UUID[]::new))
                .bind("desks", inOrder.stream().map(Place::desk).toArray(String[]::new))
                .bind("limit", slice.limit() + 1)
                .map(InquiryRows::toInquiry)
                .all()
                .collectList();
    }

    private static DatabaseClient.GenericExecuteSpec sql(
            DatabaseClient client, Inquiry.Status status, Optional<UUID> after) {
        return status == Inquiry.Status.WAITING
                ? after.map(last -> client.sql(WAITING_AFTER).bind("after", last))
                        .orElseGet(() -> client.sql(WAITING))
                : client.sql(OTHERS).bind("status", word(status)).bind("after", after.orElse(LAST));
    }
}
