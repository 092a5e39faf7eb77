package village.infra.credit.activity;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.self.PersonalRecords;
import village.infra.postgres.Database;

/**
 * In which activities he took part. That he did is his branch's record and stays; what he wrote about it goes with him.
 */
final class OwnAttendances implements PersonalRecords {
    private static final String OF = """
        select v.code, a.title, a.starts_at, t.how,
          case when t.state = 'confirmed' and a.cancelled_at is not null then 'called-off' else t.state end, t.note, t.attended_at, t.reason
        from binding b
        join attendance t on t.village_id = b.village_id and t.roster_id = b.roster_id
        join activity a on a.village_id = t.village_id and a.id = t.activity_id
        left join village_code v on v.village_id = b.village_id and v.valid_to is null
        where b.person_id = :person and b.state = 'bound' order by t.id desc limit :limit
        """;
    /** One from afar is never without a note. */
    private static final String FORGET = """
        update attendance t set note = '（本人已注销，内容已清空）', version = t.version + 1
        from binding b
        where b.person_id = :person and b.state = 'bound' and t.village_id = b.village_id
          and t.roster_id = b.roster_id and t.note <> ''
        """;

    private final Database database;

    OwnAttendances(Database database) {
        this.database = database;
    }

    @Override
    public String section() {
        return "attendances";
    }

    @Override
    public Mono<List<Map<String, Object>>> of(Person.Id person, int limit) {
        return database.query(client -> client.sql(OF)
                .bind("person", person.value())
                .bind("limit", limit)
                .map(OwnAttendances::toLine)
                .all()
                .collectList());
    }

    private static Map<String, Object> toLine(Readable row) {
        var line = new LinkedHashMap<String, Object>();
        optionalText(row, 0).ifPresent(village -> line.put("village", village));
        line.put("activity", text(row, 1));
        line.put("startsAt", instant(row, 2).toString());
        line.put("how", text(row, 3));
        line.put("status", text(row, 4));
        line.put("note", text(row, 5));
        line.put("at", instant(row, 6).toString());
        line.put("reason", text(row, 7));
        return line;
    }

    @Override
    public Mono<Void> erase(Person.Id person, Instant at) {
        return database.write(
                client -> client.sql(FORGET).bind("person", person.value()).then());
    }
}
