package village.api.inquiry.asking;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.inquiry.Desk;
import village.api.inquiry.Desks;
import village.api.place.Village;

/** Everybody sees whom to ask what, so it takes no actor. */
public final class ListDesks {
    private final Desks desks;

    public ListDesks(Desks desks) {
        this.desks = desks;
    }

    /** Those a village may ask now, in the order they are shown: its own office first. */
    public Mono<List<Desk>> open(Village.Id village) {
        return all(village).map(all -> all.stream().filter(Desk::open).toList());
    }

    /** The closed ones too: what was answered there still stands. */
    public Mono<List<Desk>> all(Village.Id village) {
        return desks.of(village);
    }
}
