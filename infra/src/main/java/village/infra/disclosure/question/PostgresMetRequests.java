package village.infra.disclosure.question;

import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.clock.MetRequests;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Compares what waits with what came out. */
final class PostgresMetRequests implements MetRequests {
    /** Publications are to the second, questions are not. */
    private static final String FIND = """
        select q.village_id, q.id, came.period_kind, came.period_from, came.published_by
        from disclosure_question q
        cross join lateral (
          select r.period_kind, r.period_from, r.published_by
          from disclosure d
          join disclosure_revision r on r.village_id = d.village_id and r.disclosure_id = d.id and r.number = 1
          where d.village_id = q.village_id and d.item_code = q.item_code and d.public_key is not null
            and d.first_published_at >= :since and d.first_published_at > q.asked_at - interval '1 second'
            and r.erased_reason is null
          order by d.first_published_at, d.id limit 1) came
        where q.status = 'waiting' and q.disclosure_id is null
        order by q.id limit :limit
        """;

    private final Database database;

    PostgresMetRequests(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Met>> find(Instant since, int limit) {
        return database.query(client -> client.sql(FIND)
                .bind("since", since)
                .bind("limit", limit)
                .map((row, meta) -> new Met(
                        new Questions.Key(new Village.Id(uuid(row, 0)), new Question.Id(uuid(row, 1))),
                        new CoveredPeriod(
                                word(row, 2, CoveredPeriod.Kind.class),
                                Objects.requireNonNull(row.get(3, LocalDate.class))),
                        new Person.Id(uuid(row, 4))))
                .all()
                .collectList());
    }
}
