package village.openapi.client;

import java.util.Optional;
import java.util.Set;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Access;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * Whose signature was found good, and where he calls.
 *
 * @param keyId the key he signed with
 * @param village the village of the path, which his scope covers; empty outside every village
 */
public record SignedClient(Client client, String keyId, Optional<Village> village) {
    /** Reads what is public: no person, no role. */
    public Actor actor() {
        return village.map(place -> Actor.stranger(place.id())).orElseGet(Actor::anonymous);
    }

    /** As somebody of its own, without a role: what it handed over, and how that stands, is its business. */
    public Actor platform() {
        return new Actor(
                Optional.of(new Person.Id(client.id().value())),
                village.map(Village::id),
                Set.of(),
                Optional.empty(),
                Set.of());
    }

    /** Whether it may do that too, in the village of the path. */
    public boolean may(Resource resource, Access access) {
        return client.terms().scopes().stream()
                .filter(held -> held.allows(resource, access))
                .anyMatch(held -> village.filter(held::covers).isPresent());
    }

    public Village requireVillage() {
        return village.orElseThrow(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND));
    }
}
