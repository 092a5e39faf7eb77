package village.infra.credit.activity;

import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.activity.PartyMember;
import village.api.credit.activity.PartyMembers;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** Party members out of the roster. */
final class PostgresPartyMembers implements PartyMembers {
    private static final String OF = """
            select village_id, id, name_sealed, party_branch, migrant from roster_person
            where village_id = :village and party_branch is not null and left_at is null
            """;
    private static final String ONE = OF + " and id = :id";

    private final Database database;
    private final Sealer sealer;

    PostgresPartyMembers(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<PartyMember> one(Member member) {
        return database.query(client -> client.sql(ONE)
                .bind("village", member.village().value())
                .bind("id", member.id().value())
                .map(this::toMember)
                .one());
    }

    @Override
    public Mono<List<PartyMember>> of(Village.Id village) {
        return database.query(client -> client.sql(OF)
                .bind("village", village.value())
                .map(this::toMember)
                .all()
                .collectSortedList(byName()));
    }

    /** Collators are not for several threads. */
    private static Comparator<PartyMember> byName() {
        var chinese = Collator.getInstance(Locale.CHINA);
        return Comparator.comparing((PartyMember who) -> who.name().value(), chinese)
                .thenComparing(who -> who.member().id().toString());
    }

    private PartyMember toMember(Readable row) {
        var id = uuid(row, 1);
        var sealed = Objects.requireNonNull(row.get(2, byte[].class));
        return new PartyMember(
                new Member(new Village.Id(uuid(row, 0)), new RosterPerson.Id(id)),
                new PersonName(sealer.open("roster_person.name", id, sealed)),
                text(row, 3),
                truth(row, 4));
    }
}
