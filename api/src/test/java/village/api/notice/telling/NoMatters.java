package village.api.notice.telling;

import reactor.core.publisher.Mono;
import village.api.credit.matter.CreditMatters;
import village.api.credit.matter.Matter;
import village.api.event.Event;

/** Nobody studies. */
public final class NoMatters implements CreditMatters {
    @Override
    public boolean knows(String type) {
        return false;
    }

    @Override
    public Mono<Matter> of(Event event) {
        return Mono.empty();
    }
}
