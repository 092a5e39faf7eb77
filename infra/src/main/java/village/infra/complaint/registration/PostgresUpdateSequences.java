package village.infra.complaint.registration;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.complaint.platform.UpdateSequences;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** Sequence numbers on PostgreSQL; the row of a case is what its updates wait for. */
final class PostgresUpdateSequences implements UpdateSequences {
    private static final String TAKE = """
        insert into platform_update as u (village_id, complaint_id, platform_id, sequence, fingerprint)
        values (:village, :complaint, :platform, :sequence, :fingerprint)
        on conflict on constraint platform_update_pk
          do update set sequence = excluded.sequence, fingerprint = excluded.fingerprint
          where u.sequence < excluded.sequence
        """;
    private static final String LATEST = """
        select sequence, fingerprint from platform_update
        where village_id = :village and complaint_id = :complaint and platform_id = :platform
        """;

    private final Database database;

    PostgresUpdateSequences(Database database) {
        this.database = database;
    }

    private record Latest(long sequence, String fingerprint) {
        boolean again(long asked, String words) {
            if (asked < sequence) {
                throw Refusal.of(Reason.COMPLAINT_UPDATE_OLDER);
            }
            if (!fingerprint.equals(words)) {
                throw Refusal.of(Reason.IDEMPOTENCY_KEY_REUSED, "同一个序号不能用于不同的内容。");
            }
            return false;
        }
    }

    @Override
    public Mono<Boolean> take(
            Village.Id village, Person.Id platform, Complaint.Id complaint, long sequence, String fingerprint) {
        return database.write(client -> named(client.sql(TAKE), village, platform, complaint)
                .bind("sequence", sequence)
                .bind("fingerprint", fingerprint)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.just(true)
                        : named(client.sql(LATEST), village, platform, complaint)
                                .map(row -> new Latest(Columns.number(row, 0), Columns.text(row, 1)))
                                .one()
                                .map(latest -> latest.again(sequence, fingerprint))));
    }

    private static DatabaseClient.GenericExecuteSpec named(
            DatabaseClient.GenericExecuteSpec sql, Village.Id village, Person.Id platform, Complaint.Id complaint) {
        return sql.bind("village", village.value())
                .bind("platform", platform.value())
                .bind("complaint", complaint.value());
    }
}
