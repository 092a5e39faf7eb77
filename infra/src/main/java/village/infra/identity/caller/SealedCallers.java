package village.infra.identity.caller;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.complaint.registration.Caller;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Telephone;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/**
 * A table of callers, sealed; a number has the same blind index as on the roster. A caller counts as somebody where name and
 * number both are those of the roster person he is bound to: old people share a number.
 */
public final class SealedCallers {
    private static final String ROSTER_PHONE = "roster_person.phone";
    private static final String ROSTER_NAME = "roster_person.name";
    private static final int ALL = 10_000;

    private final Database database;
    private final Sealer sealer;
    private final String name;
    private final String phone;
    private final String add;
    private final String of;
    private final String his;
    private final String erase;

    /**
     * @param table for example {@code complaint_caller}
     * @param subject its column for what was brought, for example {@code complaint_id}
     */
    public SealedCallers(Database database, Sealer sealer, String table, String subject) {
        this.database = database;
        this.sealer = sealer;
        this.name = table + ".name";
        this.phone = table + ".phone";
        this.add = "insert into " + table + " (village_id, " + subject + ", name_sealed, phone_sealed, phone_index) "
                + "values (:village, :subject, :name, :phone, :index) on conflict do nothing";
        this.of = "select " + subject + ", name_sealed, phone_sealed from " + table
                + " where village_id = :village and " + subject + " = :subject";
        this.his =
                "select c.village_id, c." + subject + ", c.noted_at, c.name_sealed, r.id, r.name_sealed from " + table
                        + " c join binding b on b.village_id = c.village_id and b.person_id = :person and b.state ="
                        + " 'bound' join roster_person r on r.village_id = b.village_id and r.id = b.roster_id and"
                        + " r.phone_index = c.phone_index order by c." + subject + " desc limit :limit";
        this.erase = "delete from " + table + " where village_id = :village and " + subject + " = :subject";
    }

    /** What was brought by telephone, on paper or at the door, and when an office noted it. */
    public record Call(Village.Id village, UUID subject, Instant notedAt) {}

    /** Notes who brought it; the first stays. */
    public Mono<Void> add(Village.Id village, UUID subject, Caller caller) {
        var number = caller.phone();
        return database.write(client -> client.sql(add)
                .bind("village", village.value())
                .bind("subject", subject)
                .bind("name", sealer.seal(name, subject, caller.name().value()))
                .bind("phone", orNull(number.map(told -> sealer.seal(phone, subject, told.value())), byte[].class))
                .bind("index", orNull(number.map(told -> sealer.index(ROSTER_PHONE, told.looked())), byte[].class))
                .then());
    }

    /** Completes empty where nobody was noted. */
    public Mono<Caller> of(Village.Id village, UUID subject) {
        return database.query(client -> client.sql(of)
                .bind("village", village.value())
                .bind("subject", subject)
                .map(this::toCaller)
                .one());
    }

    private Caller toCaller(Readable row) {
        var id = uuid(row, 0);
        var sealed = Optional.ofNullable(row.get(2, byte[].class));
        return new Caller(
                new PersonName(sealer.open(name, id, bytes(row, 1))),
                sealed.map(bytes -> Telephone.read(sealer.open(phone, id, bytes))));
    }

    /** What somebody brought himself, the latest first. Names are sealed: what others brought with his number is read too. */
    public Mono<List<Call>> his(Person.Id person, int limit) {
        return database.query(client -> client.sql(his)
                .bind("person", person.value())
                .bind("limit", ALL)
                .map(this::toCall)
                .all()
                .collectList()
                .map(calls ->
                        calls.stream().flatMap(Optional::stream).limit(limit).toList()));
    }

    private Optional<Call> toCall(Readable row) {
        var subject = uuid(row, 1);
        var noted = sealer.open(name, subject, bytes(row, 3));
        var known = sealer.open(ROSTER_NAME, uuid(row, 4), bytes(row, 5));
        return noted.equals(known)
                ? Optional.of(new Call(new Village.Id(uuid(row, 0)), subject, instant(row, 2)))
                : Optional.empty();
    }

    private static byte[] bytes(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, byte[].class));
    }

    /** Forgets who brought what somebody brought himself. */
    public Mono<Void> erase(Person.Id person) {
        return database.write(client -> his(person, ALL)
                .flatMapIterable(calls -> calls)
                .concatMap(call -> client.sql(erase)
                        .bind("village", call.village().value())
                        .bind("subject", call.subject())
                        .then())
                .then());
    }
}
