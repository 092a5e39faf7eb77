package village.infra.disclosure.catalogue;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.disclosure.catalogue.Coverage;
import village.api.disclosure.cover.Cover;
import village.api.place.Village;

/**
 * How far an item is public. A period whose newest revision, or a file of it, is covered for longer than the township
 * may take is not public, and late from then on; nor is it once that was erased, until it is corrected.
 */
record PublicUntil(Village.Id village, String code, Coverage coverage) {
    private static final String SELECT = """
        select c.village_id, c.code, least(c.covered_until, hidden.period_from - 1), c.last_published_at,
          case when hidden.period_from <= c.covered_until then hidden.restore_by end
        from disclosure_coverage c
          left join lateral (
            select d.period_from, (h.covered_at at time zone 'Asia/Shanghai')::date + cast(:term as integer) restore_by
            from disclosure_cover h
              join disclosure d on d.village_id = h.village_id and d.id = h.disclosure_id
              join disclosure_revision r on r.village_id = d.village_id and r.disclosure_id = d.id
                and r.number = d.revision
            where h.village_id = c.village_id and d.item_code = c.code and d.period_kind <> 'day'
              and h.verdict is distinct from 'lift'
              and (h.revision = d.revision or h.attachment_id is not null and (r.erased_reason is not null
                or r.enclosures @> jsonb_build_array(jsonb_build_object('id', h.attachment_id))))
              and (h.covered_at at time zone 'Asia/Shanghai')::date < cast(:day as date) - cast(:term as integer)
            order by d.period_from, h.covered_at limit 1) hidden on true
        where c.village_id = any(:villages)
        """;

    static DatabaseClient.GenericExecuteSpec select(DatabaseClient client, UUID[] villages, LocalDate day) {
        return client.sql(SELECT).bind("villages", villages).bind("day", day).bind("term", (int) Cover.TERM.toDays());
    }

    static PublicUntil of(Readable row) {
        var coverage = new Coverage(
                Objects.requireNonNull(row.get(2, LocalDate.class)),
                instant(row, 3),
                Optional.ofNullable(row.get(4, LocalDate.class)));
        return new PublicUntil(new Village.Id(uuid(row, 0)), text(row, 1), coverage);
    }
}
