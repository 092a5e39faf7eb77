package village.infra.complaint;

import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.identity.StandingListener;
import village.infra.postgres.Remembered;

/**
 * Handlers for what happens by itself with every report: whom it goes to, whom to tell. Forgotten when anybody's role or
 * binding changes. Whoever acts on a case at the console is checked against the tables, not against this.
 */
public final class RememberedHandlers implements Handlers, LogTail.Listener, StandingListener {
    /** Subjects whose events change who handles cases. */
    private static final Set<String> TELLING = Set.of("binding", "role");

    private final Remembered<Village.Id, List<Handler>> known;

    RememberedHandlers(Handlers handlers) {
        this.known = new Remembered<>(handlers::of);
    }

    @Override
    public Mono<List<Handler>> of(Village.Id village) {
        return known.of(village);
    }

    @Override
    public void happened(SequencedEvent event) {
        if (TELLING.contains(event.event().subject().kind())) {
            var where = event.event().village();
            known.forget(village -> where.isEmpty() || where.get().equals(village));
        }
    }

    @Override
    public void missed() {
        known.forget(village -> true);
    }

    @Override
    public void changed(Person.Id person) {
        missed();
    }
}
