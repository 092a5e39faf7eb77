package village.api.inquiry.expert;

import reactor.core.publisher.Mono;
import village.api.attachment.Contributors;
import village.api.identity.Actor;
import village.api.inquiry.Desks;

/** Whoever sits at a desk by invitation sends photos for his answers in every village that asks there. */
public final class ExpertFiles implements Contributors {
    private final Desks desks;

    public ExpertFiles(Desks desks) {
        this.desks = desks;
    }

    @Override
    public Mono<Boolean> include(Actor actor) {
        return desks.seated(actor.requireVillage())
                .map(all -> all.values().stream()
                        .anyMatch(seated -> seated.invited().keySet().stream().anyMatch(actor::is)));
    }
}
