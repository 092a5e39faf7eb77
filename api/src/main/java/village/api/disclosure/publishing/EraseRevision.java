package village.api.disclosure.publishing;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.disclosure.Act;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.identity.Actor;
import village.api.place.Village;

/** Blanks what a published revision says, because its evidence was erased by law. That it existed stays. */
public final class EraseRevision {
    private final Filings filings;
    private final Ids ids;
    private final Clock clock;

    public EraseRevision(Filings filings, Ids ids, Clock clock) {
        this.filings = filings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Joins the surrounding transaction, in which the erasure of its evidence is written. Again is harmless.
     *
     * @param reason for everybody to read; no personal data
     */
    public Mono<Void> erase(Actor operator, Village.Id village, Filing.Id id, int number, String reason) {
        return filings.revision(village, id, number)
                .filter(revision -> revision.erased().isEmpty())
                .flatMap(revision -> filings.change(
                        village,
                        id,
                        Optional.empty(),
                        filing -> Act.of(operator, clock.instant(), ids).erased(filing.erased(number), number, reason)))
                .then();
    }
}
