package village.api.credit.matter;

import reactor.core.publisher.Mono;
import village.api.event.Event;

/** Says what events of study mean. */
public interface CreditMatters {
    /** Whether it says anything of such events. */
    boolean knows(String type);

    /** What an event means; empty where nobody is to be told, or what it is about is gone. */
    Mono<Matter> of(Event event);
}
