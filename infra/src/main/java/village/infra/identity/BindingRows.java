package village.infra.identity;

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
import village.api.identity.binding.Binding;
import village.api.identity.binding.Bindings;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Columns;

/** The rows of the table {@code binding}. */
final class BindingRows {
    static final String SELECT = "select village_id, id, person_id, roster_id, state, version from binding ";

    /** A roster person another claim has just won is no error here: no row is written. */
    private static final String INSERT = """
            insert into binding (village_id, id, person_id, roster_id, state, claimed_name_sealed,
              claimed_phone_sealed, phone_index, name_index, requested_at, version)
            values (:village, :id, :person, :roster, :state, :name, :phone, :phoneIndex, :nameIndex, :at, 1)
            on conflict (village_id, roster_id) where state = 'bound' do nothing
            """;

    private final Sealer sealer;

    BindingRows(Sealer sealer) {
        this.sealer = sealer;
    }

    static Binding toBinding(Readable row) {
        return new Binding(
                new Village.Id(uuid(row, 0)),
                new Binding.Id(uuid(row, 1)),
                new Person.Id(uuid(row, 2)),
                optionalUuid(row, 3).map(RosterPerson.Id::new),
                word(row, 4, Binding.State.class),
                number(row, 5));
    }

    /** Completes with the binding, or empty when its roster person is taken. */
    Mono<Binding> insert(DatabaseClient client, Binding binding, Bindings.Request request) {
        var claim = request.claim();
        var id = binding.id().value();
        var phone = claim.phone().value();
        return client.sql(INSERT)
                .bind("village", binding.village().value())
                .bind("id", id)
                .bind("person", binding.person().value())
                .bind("roster", orNull(binding.rosterPerson().map(RosterPerson.Id::value), UUID.class))
                .bind("state", Columns.word(binding.state()))
                .bind("name", orNull(claim.name().map(name -> seal("name", id, name.value())), byte[].class))
                .bind("phone", seal("phone", id, phone))
                .bind("phoneIndex", sealer.index("roster_person.phone", phone))
                .bind("nameIndex", orNull(nameIndex(request), byte[].class))
                .bind("at", request.at())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .map(rows -> binding);
    }

    private byte[] seal(String what, UUID id, String plain) {
        return sealer.seal("binding.claimed_" + what, id, plain);
    }

    private Optional<byte[]> nameIndex(Bindings.Request request) {
        return request.claim().name().map(name -> sealer.index("roster_person.name", name.value()));
    }

    static Event toEvent(UUID id, Binding binding, Instant at) {
        Map<String, String> facts = new HashMap<>();
        facts.put("person", binding.person().toString());
        binding.rosterPerson().ifPresent(who -> facts.put("rosterPerson", who.toString()));
        var subject = new Event.Subject("binding", binding.id().value(), binding.version());
        var type = binding.state() == Binding.State.PENDING ? "requested" : Columns.word(binding.state());
        return new Event(id, Optional.of(binding.village()), subject, "binding." + type, facts, at);
    }
}
