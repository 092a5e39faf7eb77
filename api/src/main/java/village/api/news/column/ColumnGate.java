package village.api.news.column;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.gate.Manuscript;
import village.api.gate.PublishGate;
import village.api.gate.Subject;
import village.api.identity.Actor;

/** What a column is called is read by everybody at once. */
final class ColumnGate {
    private final PublishGate gate;

    ColumnGate(PublishGate gate) {
        this.gate = gate;
    }

    /** Gives the actor, or refuses what the gate keeps back. */
    Mono<Actor> check(Actor actor, String name) {
        var told = new Manuscript(List.of(new Manuscript.Passage("/name", name)), List.of());
        return gate.check(
                        actor, new Subject("news-column", actor.requireVillage().value()), told)
                .thenReturn(actor);
    }
}
