package village.infra.notice.oversight;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.notice.Notice;
import village.api.notice.channel.Channel;
import village.api.notice.delivery.About;
import village.api.notice.delivery.Delivery;
import village.api.notice.oversight.CaseNotice;
import village.api.notice.oversight.CaseNotices;
import village.api.place.Village;
import village.infra.postgres.Database;

/** How the notices of a case went out, on PostgreSQL. */
public final class PostgresCaseNotices implements CaseNotices {
    private static final String OF = """
            select n.kind, n.addressee, d.channel, d.state,
              coalesce(d.ended_at, d.begun_at, d.planned_at, n.created_at)
            from notice n left join notice_delivery d on d.notice_id = n.id and d.state <> 'standby'
            where n.village_id = :village and n.complaint_id = :complaint
            order by n.id desc, d.rank limit :most
            """;

    private final Database database;

    public PostgresCaseNotices(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<CaseNotice>> of(Village.Id village, Complaint.Id complaint) {
        return database.query(client -> client.sql(OF)
                .bind("village", village.value())
                .bind("complaint", complaint.value())
                .bind("most", MOST)
                .map(PostgresCaseNotices::toCaseNotice)
                .all()
                .collectList());
    }

    private static CaseNotice toCaseNotice(Readable row) {
        var outside = optionalText(row, 2)
                .map(channel ->
                        new CaseNotice.Outside(word(row, 2, Channel.class), word(row, 3, Delivery.State.class)));
        return new CaseNotice(
                word(row, 0, Notice.Kind.class), word(row, 1, About.Addressee.class), outside, instant(row, 4));
    }
}
