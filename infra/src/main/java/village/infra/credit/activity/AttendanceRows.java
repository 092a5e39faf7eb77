package village.infra.credit.activity;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendance;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** An attendance's row. */
final class AttendanceRows {
    static final String SELECT = """
            select village_id, id, activity_id, roster_id, version, how, state, note, attended_at, confirmed_by, reason
            from attendance
            """;
    private static final String INSERT = """
            insert into attendance (village_id, id, activity_id, roster_id, version, how, state, note, attended_at,
              confirmed_by, reason)
            values (:village, :id, :activity, :member, :version, :how, :state, :note, :at, :by, :reason)
            on conflict on constraint attendance_once do nothing
            """;
    private static final String UPDATE = """
            update attendance set version = :version, how = :how, state = :state, confirmed_by = :by, reason = :reason
            where village_id = :village and id = :id
            """;

    private AttendanceRows() {}

    /** Tells whether it was written. */
    static Mono<Boolean> insert(DatabaseClient client, Attendance attendance) {
        var member = attendance.member();
        return client.sql(INSERT)
                .bind("village", member.village().value())
                .bind("id", attendance.id().value())
                .bind("activity", attendance.activity().value())
                .bind("member", member.id().value())
                .bind("version", attendance.version())
                .bind("how", word(attendance.how()))
                .bind("state", word(attendance.state()))
                .bind("note", attendance.note())
                .bind("at", attendance.at())
                .bind("by", orNull(attendance.by().map(Person.Id::value), UUID.class))
                .bind("reason", attendance.reason())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    static Mono<Void> update(DatabaseClient client, Attendance attendance) {
        return client.sql(UPDATE)
                .bind("village", attendance.member().village().value())
                .bind("id", attendance.id().value())
                .bind("version", attendance.version())
                .bind("how", word(attendance.how()))
                .bind("state", word(attendance.state()))
                .bind("by", orNull(attendance.by().map(Person.Id::value), UUID.class))
                .bind("reason", attendance.reason())
                .then();
    }

    static Attendance toAttendance(Readable row) {
        return new Attendance(
                new Attendance.Id(uuid(row, 1)),
                new Activity.Id(uuid(row, 2)),
                new Member(new Village.Id(uuid(row, 0)), new RosterPerson.Id(uuid(row, 3))),
                number(row, 4),
                word(row, 5, Attendance.How.class),
                word(row, 6, Attendance.State.class),
                text(row, 7),
                instant(row, 8),
                optionalUuid(row, 9).map(Person.Id::new),
                text(row, 10));
    }
}
