package village.infra.credit.quiz;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.quiz.Attempt;
import village.api.credit.quiz.Attempts;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;

/** Attempts on PostgreSQL: a row for each member and quiz is locked while he acts on it. */
final class PostgresAttempts implements Attempts {
    private static final String TURN = """
            insert into quiz_turn (village_id, roster_id, course_id) values (:village, :member, :course)
            on conflict on constraint quiz_turn_pk do update set course_id = excluded.course_id
            """;
    private static final String ALL = AttemptRows.SELECT
            + "where village_id = :village and roster_id = :member and course_id = :course order by number";

    private final Database database;

    PostgresAttempts(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Standing> standing(Member member, Course.Id course) {
        return database.query(client -> all(client, member, course)).map(PostgresAttempts::toStanding);
    }

    private static Standing toStanding(List<Attempt> all) {
        return new Standing(
                all.size(),
                all.stream().anyMatch(Attempt::passed),
                all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)));
    }

    private static Mono<List<Attempt>> all(DatabaseClient client, Member member, Course.Id course) {
        return of(client, ALL, member, course).map(AttemptRows::toAttempt).all().collectList();
    }

    private static GenericExecuteSpec of(DatabaseClient client, String sql, Member member, Course.Id course) {
        return client.sql(sql)
                .bind("village", member.village().value())
                .bind("member", member.id().value())
                .bind("course", course.value());
    }

    @Override
    public Mono<Attempt> begin(Member member, Course.Id course, Function<Standing, Change> rule) {
        return database.write(client -> turn(client, member, course)
                .map(all -> rule.apply(toStanding(all)))
                .flatMap(change -> change.event().isEmpty()
                        ? Mono.just(change.after())
                        : AttemptRows.insert(client, change.after())
                                .then(Mono.defer(() -> told(client, change)))
                                .thenReturn(change.after())));
    }

    @Override
    public Mono<Attempt> handIn(Member member, Course.Id course, Attempt.Id id, Function<Attempt, Change> rule) {
        return database.write(client -> turn(client, member, course)
                .flatMap(all -> Mono.justOrEmpty(
                        all.stream().filter(each -> each.id().equals(id)).findFirst()))
                .map(rule)
                .flatMap(change -> change.event().isEmpty()
                        ? Mono.just(change.after())
                        : AttemptRows.update(client, change.after())
                                .then(Mono.defer(() -> told(client, change)))
                                .thenReturn(change.after())));
    }

    private static Mono<List<Attempt>> turn(DatabaseClient client, Member member, Course.Id course) {
        return of(client, TURN, member, course).then().then(Mono.defer(() -> all(client, member, course)));
    }

    private static Mono<Void> told(DatabaseClient client, Change change) {
        return Mono.justOrEmpty(change.event()).flatMap(event -> PostgresEvents.append(client, event));
    }
}
