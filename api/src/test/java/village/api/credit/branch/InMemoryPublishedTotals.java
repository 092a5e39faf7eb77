package village.api.credit.branch;

import java.time.LocalDate;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.place.Village;

/** The twin: looks through what a village disclosed. */
public final class InMemoryPublishedTotals implements PublishedTotals {
    private static final int ALL = 100;

    private final Filings filings;

    public InMemoryPublishedTotals(Filings filings) {
        this.filings = filings;
    }

    @Override
    public Mono<Boolean> of(Village.Id village, int year) {
        var wanted = new CoveredPeriod(CoveredPeriod.Kind.YEAR, LocalDate.of(year, 1, 1));
        return filings.published(village, ITEM, new Filings.Slice(Optional.empty(), ALL))
                .map(page ->
                        page.items().stream().anyMatch(filing -> filing.period().equals(wanted)));
    }
}
