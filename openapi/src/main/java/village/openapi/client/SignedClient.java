package village.openapi.client;

import java.util.Optional;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.identity.Actor;
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

    public Village requireVillage() {
        return village.orElseThrow(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND));
    }
}
