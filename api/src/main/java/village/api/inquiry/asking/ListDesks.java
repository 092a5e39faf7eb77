package village.api.inquiry.asking;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.inquiry.Desk;
import village.api.inquiry.Desks;

/** Everybody sees whom to ask what, so it takes no actor. */
public final class ListDesks {
    private final Desks desks;

    public ListDesks(Desks desks) {
        this.desks = desks;
    }

    /** In the order they are shown: the village's own office first. */
    public Mono<List<Desk>> all() {
        return desks.all();
    }
}
