package village.openapi.signature;

import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Access;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;

/** Whether a client may do what a route does, in the village of its path. */
@Component
class Authority {
    private final Villages villages;

    Authority(Villages villages) {
        this.villages = villages;
    }

    /**
     * Gives the village of the path, or empty for a route outside every village. Refuses a scope that is missing, a
     * village that does not exist, and one outside the scope.
     */
    Mono<Optional<Village>> require(Client client, Resource resource, Access access, Optional<String> code) {
        return Mono.defer(() -> {
            if (!client.terms().allows(resource, access)) {
                throw Refusal.of(Reason.CLIENT_SCOPE);
            }
            return code.isEmpty()
                    ? Mono.just(Optional.<Village>empty())
                    : existingVillage(code.get())
                            .map(village -> covered(client, resource, access, village))
                            .map(Optional::of);
        });
    }

    private Mono<Village> existingVillage(String code) {
        return villages.byCode(new VillageCode(code))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)));
    }

    private static Village covered(Client client, Resource resource, Access access, Village village) {
        var covers = client.terms().scopes().stream()
                .anyMatch(held -> held.allows(resource, access) && held.covers(village));
        if (!covers) {
            throw Refusal.of(Reason.CLIENT_VILLAGE);
        }
        return village;
    }
}
