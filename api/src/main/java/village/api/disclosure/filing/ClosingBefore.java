package village.api.disclosure.filing;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Revision;

/** Finds what the period right before a filing's ended with: its table has to begin there. */
public final class ClosingBefore {
    private final Filings filings;

    public ClosingBefore(Filings filings) {
        this.filings = filings;
    }

    /** In fen; empty where no table of that period is public, and for events, whose tables begin where they like. */
    public Mono<Optional<Long>> of(Filing filing) {
        return Mono.just(filing)
                .filter(one -> one.period().consecutive())
                .flatMap(filings::before)
                .filter(before -> before.period().equals(filing.period().previous()))
                .flatMap(before -> filings.revisions(before.village(), before.id()))
                .flatMap(all -> Mono.justOrEmpty(all.stream().findFirst().flatMap(Revision::table)))
                .map(table -> Optional.of(table.closingFen()))
                .defaultIfEmpty(Optional.empty());
    }
}
