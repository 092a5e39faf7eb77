package village.api.credit.branch;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import village.api.disclosure.Filings;
import village.api.disclosure.InMemoryFilings;
import village.api.place.Village;

class InMemoryPublishedTotalsTest implements PublishedTotalsContract {
    private final InMemoryFilings filings = new InMemoryFilings();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final AtomicLong ids = new AtomicLong();

    @Override
    public PublishedTotals totals() {
        return new InMemoryPublishedTotals(filings);
    }

    @Override
    public Filings filings() {
        return filings;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public UUID newId() {
        return new UUID(ids.incrementAndGet(), 0);
    }
}
