package village.infra.notice;

import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.notice.preference.Habit;
import village.api.notice.preference.Preference;
import village.api.notice.preference.Preferences;
import village.api.notice.preference.QuietHours;
import village.api.notice.preference.Rhythm;
import village.api.notice.preference.Wording;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** What people chose, and what the rosters of the villages they are bound in say of them. */
final class PostgresPreferences implements Preferences {
    private static final String OF = """
            select p.id, coalesce(h.migrant, false), h.born, c.quiet_from, c.quiet_to, c.digest, c.wording
            from person p
            left join notice_preference c on c.person_id = p.id
            left join lateral (
              select bool_or(r.migrant) as migrant, min(r.born) as born
              from binding b
              join roster_person r on r.village_id = b.village_id and r.id = b.roster_id
              where b.person_id = p.id and b.state = 'bound' and r.left_at is null
            ) h on true
            where p.id = any(:people)
            """;
    private static final String CHOOSE = """
            insert into notice_preference (person_id, quiet_from, quiet_to, digest, wording, changed_at)
            values (:person, :from, :to, :digest, :wording, :at)
            on conflict (person_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
              digest = excluded.digest, wording = excluded.wording, changed_at = excluded.changed_at
            """;

    private final Database database;

    PostgresPreferences(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Habit>> of(Collection<Person.Id> people) {
        return database.query(client -> client.sql(OF)
                .bind("people", people.stream().map(Person.Id::value).toArray(UUID[]::new))
                .map(PostgresPreferences::toHabit)
                .all()
                .collectList());
    }

    @Override
    public Mono<Void> choose(Person.Id person, Preference preference, Instant at) {
        return database.write(client -> client.sql(CHOOSE)
                .bind("person", person.value())
                .bind("from", preference.quietHours().from())
                .bind("to", preference.quietHours().to())
                .bind("digest", Columns.word(preference.digest()))
                .bind("wording", Columns.word(preference.wording()))
                .bind("at", at)
                .then());
    }

    private static Habit toHabit(Readable row) {
        return new Habit(
                new Person.Id(uuid(row, 0)),
                truth(row, 1),
                Optional.ofNullable(row.get(2, LocalDate.class)),
                Optional.ofNullable(row.get(3, LocalTime.class)).map(from -> toPreference(row, from)));
    }

    private static Preference toPreference(Readable row, LocalTime from) {
        var quiet = new QuietHours(from, Objects.requireNonNull(row.get(4, LocalTime.class)));
        return new Preference(quiet, word(row, 5, Rhythm.class), word(row, 6, Wording.class));
    }
}
