package village.api.notice.delivery;

import java.util.List;
import reactor.core.publisher.Mono;

/** Puts notices into inboxes together with how they go out. */
public interface Tellings {
    /**
     * Adds notices with their deliveries, all or none; takes part in the surrounding transaction. A notice its person
     * already has of that event and kind is left out, with its deliveries; it counts in no digest again. What is gathered
     * joins the person's next digest that is still open.
     */
    Mono<Void> add(List<Telling> tellings);
}
