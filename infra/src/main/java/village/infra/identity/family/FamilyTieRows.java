package village.infra.identity.family;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.identity.family.FamilyTie;
import village.api.identity.family.FamilyTies;
import village.api.identity.family.FamilyTies.Whom;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Columns;

/** The rows of the table {@code family_tie}. */
final class FamilyTieRows {
    static final String COLUMNS =
            "t.village_id, t.id, t.helper_id, t.helper_roster_id, t.roster_id, t.state, t.version";

    private static final String INSERT = """
            insert into family_tie (village_id, id, helper_id, helper_roster_id, roster_id, state,
              claimed_name_sealed, asked_at, version)
            values (:village, :id, :helper, :as, :roster, :state, :name, :at, :version)
            """;
    private static final String CLAIMED_NAME = "family_tie.claimed_name";

    private final Sealer sealer;

    FamilyTieRows(Sealer sealer) {
        this.sealer = sealer;
    }

    static FamilyTie toTie(Readable row) {
        return new FamilyTie(
                new Village.Id(uuid(row, 0)),
                new FamilyTie.Id(uuid(row, 1)),
                new Person.Id(uuid(row, 2)),
                new RosterPerson.Id(uuid(row, 3)),
                optionalUuid(row, 4).map(RosterPerson.Id::new),
                word(row, 5, FamilyTie.State.class),
                number(row, 6));
    }

    Mono<FamilyTie> insert(DatabaseClient client, FamilyTie tie, FamilyTies.Asking asking) {
        return client.sql(INSERT)
                .bind("village", tie.village().value())
                .bind("id", tie.id().value())
                .bind("helper", tie.helper().value())
                .bind("as", tie.as().value())
                .bind("roster", orNull(tie.forWhom().map(RosterPerson.Id::value), UUID.class))
                .bind("state", Columns.word(tie.state()))
                .bind("name", orNull(claimedName(tie, asking), byte[].class))
                .bind("at", asking.at())
                .bind("version", tie.version())
                .then()
                .thenReturn(tie);
    }

    private Optional<byte[]> claimedName(FamilyTie tie, FamilyTies.Asking asking) {
        return asking.whom() instanceof Whom.Named named
                ? Optional.of(
                        sealer.seal(CLAIMED_NAME, tie.id().value(), named.name().value()))
                : Optional.empty();
    }

    static Event toEvent(UUID id, FamilyTie tie, Instant at) {
        Map<String, String> facts = new HashMap<>();
        facts.put("person", tie.helper().toString());
        tie.forWhom().ifPresent(who -> facts.put("rosterPerson", who.toString()));
        var subject = new Event.Subject("family", tie.id().value(), tie.version());
        var type = tie.state() == FamilyTie.State.PENDING ? "requested" : Columns.word(tie.state());
        return new Event(id, Optional.of(tie.village()), subject, "family." + type, facts, at);
    }
}
