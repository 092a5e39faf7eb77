package village.api.disclosure;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import village.api.place.Village;

class InMemoryFilingsTest implements FilingsContract, FilingRacesContract {
    private final Filings filings = new InMemoryFilings();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final AtomicLong last = new AtomicLong();

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
        return new UUID(0x7000, last.incrementAndGet());
    }
}
