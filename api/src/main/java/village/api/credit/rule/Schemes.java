package village.api.credit.rule;

import java.time.LocalDate;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** The rules of villages. A village that never made its own has those the installation brings along. */
public interface Schemes {
    /** The version that judges what happened on a day, today or before; never empty. */
    Mono<Scheme> inForce(Village.Id village, LocalDate day);
}
