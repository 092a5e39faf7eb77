package village.infra.credit.activity;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.truth;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendance;
import village.api.credit.activity.Attendances;
import village.api.event.Event;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;

/** Attendances on PostgreSQL: a unique constraint lets everybody take part once. */
final class PostgresAttendances implements Attendances {
    private static final String STANDING = AttendanceRows.SELECT
            + "where village_id = :village and activity_id = :activity and roster_id = :member for update";
    private static final String ONE = AttendanceRows.SELECT + "where village_id = :village and id = :id";
    private static final String LOCKED = ONE + " for update";
    private static final String OF = AttendanceRows.SELECT + """
        where village_id = :village and activity_id = :activity
        order by state <> 'waiting', attended_at, id limit 500
        """;
    private static final String OWN = AttendanceRows.SELECT
            + "where village_id = :village and activity_id = any(:activities) and roster_id = :member";
    private static final String WAITING =
            AttendanceRows.SELECT + "where village_id = :village and state = 'waiting' order by attended_at limit 100";
    /** What an appeal booked anew names the activity as well. No activity is longer than {@code :longest}: those that began earlier are over. */
    private static final String OVERLAPPING = """
        select exists (
          select 1 from activity a
          join attendance o on o.village_id = a.village_id and o.activity_id = a.id and o.roster_id = :member
            and o.state = 'confirmed'
          join credit_entry e on e.village_id = o.village_id and e.member_id = o.roster_id
            and e.source_kind = 'activity' and e.item = a.id::text and e.reverses is null
          where a.village_id = :village and a.id <> :activity
            and a.starts_at < :ends and a.starts_at > :starts - :longest * interval '1 second' and a.ends_at > :starts
            and not exists (
              select 1 from credit_entry back where back.village_id = e.village_id and back.reverses = e.id))
        """;

    private static final String MISSED = """
        insert into activity_miss as m (village_id, activity_id, roster_id, misses)
        values (:village, :activity, :member, 1)
        on conflict on constraint activity_miss_pk do update set misses = m.misses + 1
        returning misses::bigint
        """;
    private static final String PARDONED = """
        update activity_miss set misses = misses - 1
        where village_id = :village and activity_id = :activity and roster_id = :member
        """;
    private static final String MISSES = """
        select misses::bigint from activity_miss
        where village_id = :village and activity_id = :activity and roster_id = :member
        """;

    private final Database database;

    PostgresAttendances(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Attendance> first(Attendance attendance, Event event) {
        return database.write(client -> AttendanceRows.insert(client, attendance)
                .flatMap(fresh -> fresh
                        ? PostgresEvents.append(client, event).thenReturn(attendance)
                        : of(client, STANDING, attendance.member(), attendance.activity())
                                .map(AttendanceRows::toAttendance)
                                .one()));
    }

    @Override
    public Mono<Attendance> change(Village.Id village, Attendance.Id id, Function<Attendance, Change> act) {
        return database.write(client -> one(client, LOCKED, village, id)
                .map(act)
                .flatMap(change -> AttendanceRows.update(client, change.after())
                        .then(Mono.defer(() -> PostgresEvents.append(client, change.event())))
                        .thenReturn(change.after())));
    }

    @Override
    public Mono<Attendance> byId(Village.Id village, Attendance.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    private static Mono<Attendance> one(DatabaseClient client, String sql, Village.Id village, Attendance.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(AttendanceRows::toAttendance)
                .one();
    }

    @Override
    public Mono<List<Attendance>> of(Village.Id village, Activity.Id activity) {
        return list(client -> client.sql(OF).bind("village", village.value()).bind("activity", activity.value()));
    }

    @Override
    public Mono<List<Attendance>> own(Member member, Collection<Activity.Id> activities) {
        return list(client -> client.sql(OWN)
                .bind("village", member.village().value())
                .bind("member", member.id().value())
                .bind("activities", activities.stream().map(Activity.Id::value).toArray(UUID[]::new)));
    }

    @Override
    public Mono<List<Attendance>> waiting(Village.Id village) {
        return list(client -> client.sql(WAITING).bind("village", village.value()));
    }

    private Mono<List<Attendance>> list(Function<DatabaseClient, GenericExecuteSpec> select) {
        return database.query(client ->
                select.apply(client).map(AttendanceRows::toAttendance).all().collectList());
    }

    @Override
    public Mono<Boolean> overlapping(Member member, Activity activity) {
        return database.query(client -> of(client, OVERLAPPING, member, activity.id())
                .bind("starts", activity.startsAt())
                .bind("ends", activity.endsAt())
                .bind("longest", Activity.LONGEST.toSeconds())
                .map(row -> truth(row, 0))
                .one());
    }

    @Override
    public Mono<Integer> missed(Member member, Activity.Id activity) {
        return database.write(client -> count(client, MISSED, member, activity));
    }

    @Override
    public Mono<Void> pardoned(Member member, Activity.Id activity) {
        return database.write(client ->
                of(client, PARDONED, member, activity).fetch().rowsUpdated().then());
    }

    @Override
    public Mono<Integer> misses(Member member, Activity.Id activity) {
        return database.query(client -> count(client, MISSES, member, activity)).defaultIfEmpty(0);
    }

    private static Mono<Integer> count(DatabaseClient client, String sql, Member member, Activity.Id activity) {
        return of(client, sql, member, activity)
                .map(row -> Math.toIntExact(number(row, 0)))
                .one();
    }

    private static GenericExecuteSpec of(DatabaseClient client, String sql, Member member, Activity.Id activity) {
        return client.sql(sql)
                .bind("village", member.village().value())
                .bind("activity", activity.value())
                .bind("member", member.id().value());
    }
}
