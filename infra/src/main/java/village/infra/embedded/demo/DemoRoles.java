package village.infra.embedded.demo;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.infra.crypto.Sealer;

/** Lets the demo persons have signed in before: WeChat identities, consent, bindings, roles. */
final class DemoRoles {
    private static final String PERSON = "insert into person (id) values (:person) on conflict do nothing";
    private static final String IDENTITY = """
            insert into wechat_identity (app_id, openid, unionid, person_id)
            values (:app, :openid, :unionid, :person) on conflict do nothing
            """;
    private static final String CONSENT = """
            insert into consent (person_id, document, version, given_at)
            values (:person, 'privacy', '2026-11', now()) on conflict do nothing
            """;
    private static final String BINDING = """
            insert into binding (village_id, id, person_id, roster_id, state, claimed_name_sealed,
              claimed_phone_sealed, phone_index, requested_at, decided_at)
            values (:village, :id, :person, :roster, 'bound', :name, :phone, :phoneIndex, now(), now())
            on conflict do nothing
            """;
    private static final String GRANT = """
            insert into role_grant (id, person_id, role, village_id, area_code, grid_id)
            values (:id, :person, :role, :village, :area, :grid) on conflict do nothing
            """;

    private static final String OFFER = """
            insert into role_offer (id, role, area_code, phone_sealed, phone_index, name_sealed, offered_by, offered_at,
              expires_at, taken_by, taken_at)
            values (:id, :role, :area, :phone, :phoneIndex, :name, :person, now(), now(), :person, now())
            on conflict do nothing
            """;

    private final DatabaseClient client;
    private final Sealer sealer;

    DemoRoles(DatabaseClient client, Sealer sealer) {
        this.client = client;
        this.sealer = sealer;
    }

    Mono<Void> give(List<DemoPlaces.Standing> villages) {
        return Flux.fromIterable(DemoPerson.ALL)
                .filter(DemoPerson::known)
                .concatMap(
                        person -> signedIn(person).then(bound(person, villages)).then(granted(person, villages)))
                .then();
    }

    private Mono<Void> signedIn(DemoPerson person) {
        return client.sql(PERSON)
                .bind("person", person.person())
                .then()
                .then(identity(person, DemoAccounts.MINI_PROGRAM))
                .then(identity(person, DemoAccounts.SERVICE_ACCOUNT))
                .then(client.sql(CONSENT).bind("person", person.person()).then());
    }

    private Mono<Void> identity(DemoPerson person, String appId) {
        return client.sql(IDENTITY)
                .bind("app", appId)
                .bind("openid", person.openid())
                .bind("unionid", "union-" + person.openid())
                .bind("person", person.person())
                .then();
    }

    private Mono<Void> bound(DemoPerson person, List<DemoPlaces.Standing> villages) {
        if (person.phone().isEmpty()) {
            return Mono.empty();
        }
        var id = person.id("binding");
        var phone = person.phone().get();
        return client.sql(BINDING)
                .bind("village", standing(person, villages).village().value())
                .bind("id", id)
                .bind("person", person.person())
                .bind("roster", person.roster())
                .bind("name", sealer.seal("binding.claimed_name", id, person.name()))
                .bind("phone", sealer.seal("binding.claimed_phone", id, phone))
                .bind("phoneIndex", sealer.index("roster_person.phone", phone))
                .then();
    }

    private Mono<Void> granted(DemoPerson person, List<DemoPlaces.Standing> villages) {
        return switch (person.roles().get(person.roles().size() - 1)) {
            case "grid-worker" -> {
                var standing = standing(person, villages);
                var grid = standing.grids().get(0).id().value();
                yield grant(person, "grid-worker", Place.of(standing, grid));
            }
            case "cadre" ->
                grant(person, "cadre", Place.of(standing(person, villages)))
                        .then(grant(person, "branch-secretary", Place.of(standing(person, villages))));
            case "supervision-committee" ->
                grant(person, "supervision-committee", Place.of(standing(person, villages)));
            case "dispatcher" -> above(person, "dispatcher", Place.area(DemoPerson.TOWNSHIP));
            case "supervisor" -> above(person, "supervisor", Place.area(DemoPerson.COUNTY));
            case "operator" -> above(person, "operator", Place.NONE);
            default -> Mono.empty();
        };
    }

    /** Whoever is on no roster took his role up by phone, under the name it was offered to. */
    private Mono<Void> above(DemoPerson person, String role, Place place) {
        var id = person.id("offer");
        var phone = "199000001%02d".formatted(DemoPerson.ALL.indexOf(person));
        return grant(person, role, place)
                .then(client.sql(OFFER)
                        .bind("id", id)
                        .bind("role", role)
                        .bind("area", place.area())
                        .bind("phone", sealer.seal("role_offer.phone", id, phone))
                        .bind("phoneIndex", sealer.index("roster_person.phone", phone))
                        .bind("name", sealer.seal("role_offer.name", id, person.name()))
                        .bind("person", person.person())
                        .then());
    }

    private Mono<Void> grant(DemoPerson person, String role, Place place) {
        return client.sql(GRANT)
                .bind("id", person.id(role.equals("branch-secretary") ? "secretary" : "grant"))
                .bind("person", person.person())
                .bind("role", role)
                .bind("village", place.village())
                .bind("area", place.area())
                .bind("grid", place.grid())
                .then();
    }

    private static DemoPlaces.Standing standing(DemoPerson person, List<DemoPlaces.Standing> villages) {
        return villages.stream()
                .filter(village -> village.place().name().equals(person.village()))
                .findFirst()
                .orElseThrow();
    }

    private record Place(Parameter village, Parameter area, Parameter grid) {
        static final Place NONE =
                new Place(Parameter.empty(UUID.class), Parameter.empty(String.class), Parameter.empty(UUID.class));

        static Place area(String code) {
            return new Place(NONE.village, Parameter.from(code), NONE.grid);
        }

        static Place of(DemoPlaces.Standing standing) {
            return new Place(Parameter.from(standing.village().value()), NONE.area, NONE.grid);
        }

        static Place of(DemoPlaces.Standing standing, UUID grid) {
            return new Place(Parameter.from(standing.village().value()), NONE.area, Parameter.from(grid));
        }
    }
}
