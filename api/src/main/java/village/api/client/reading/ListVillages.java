package village.api.client.reading;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.client.Access;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.identity.Actor;
import village.api.place.Village;
import village.api.place.VillageLists;

/** A client looks which villages it may ask about. */
public final class ListVillages {
    private final VillageLists villages;

    public ListVillages(VillageLists villages) {
        this.villages = villages;
    }

    /** In the order they were founded, so that one founded meanwhile comes last. */
    public Mono<Page<Village, Village.Id>> list(Actor actor, Client client, int limit, Optional<Village.Id> after) {
        return Mono.defer(() -> villages.page(client.terms().areas(Resource.VILLAGES, Access.READ), limit, after));
    }
}
