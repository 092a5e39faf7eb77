package village.infra.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.disclosure.Change;
import village.api.disclosure.Revision;
import village.api.disclosure.catalogue.Coverage;
import village.infra.disclosure.occurrence.OccurrenceRows;
import village.infra.postgres.Columns;

/**
 * Keeps how far an item is public without a gap. The row is locked before the periods are read, so that of two
 * publications at once the second counts the first.
 */
final class CoverageRows {
    private static final String BEGIN = """
        insert into disclosure_coverage (village_id, code, covered_until, last_published_at)
        values (:village, :item, :before, :at)
        on conflict (village_id, code) do nothing
        """;
    private static final String LOCK =
            "select covered_until from disclosure_coverage where village_id = :village and code = :item for update";
    private static final String LATER = """
        select period_kind, period_from from disclosure
        where village_id = :village and item_code = :item and period_kind = :kind and public_key is not null
          and period_from > :until - 366
        order by period_from limit 500
        """;
    private static final String REACHED = """
        update disclosure_coverage set covered_until = :until, last_published_at = greatest(last_published_at, :at)
        where village_id = :village and code = :item
        """;

    private CoverageRows() {}

    /** A first publication covers its period; a correction covers nothing new. */
    static Mono<Void> extend(DatabaseClient client, Change.Publication publication) {
        var revision = publication.revision();
        return revision.number() > 1 ? Mono.empty() : extended(client, revision, publication.owedSince());
    }

    private static Mono<Void> extended(DatabaseClient client, Revision revision, LocalDate since) {
        return on(client, BEGIN, revision)
                .bind("before", since.minusDays(1))
                .bind("at", revision.publishedAt())
                .then()
                .then(on(client, LOCK, revision)
                        .map(row -> Objects.requireNonNull(row.get(0, LocalDate.class)))
                        .one())
                .map(until -> until.isBefore(since) ? since.minusDays(1) : until)
                .flatMap(until -> later(client, revision, until))
                .flatMap(until -> reached(client, revision, until, revision.publishedAt()))
                .then(Mono.defer(() -> OccurrenceRows.published(client, revision)));
    }

    private static Mono<LocalDate> later(DatabaseClient client, Revision revision, LocalDate until) {
        return on(client, LATER, revision)
                .bind("kind", Columns.word(revision.period().kind()))
                .bind("until", until)
                .map(row -> FilingRows.period(row, 0))
                .all()
                .collectList()
                .map(periods -> Coverage.reached(until, periods));
    }

    private static Mono<Void> reached(DatabaseClient client, Revision revision, LocalDate until, Instant at) {
        return on(client, REACHED, revision).bind("until", until).bind("at", at).then();
    }

    private static DatabaseClient.GenericExecuteSpec on(DatabaseClient client, String sql, Revision revision) {
        return client.sql(sql).bind("village", revision.village().value()).bind("item", revision.item());
    }
}
