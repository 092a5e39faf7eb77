package village.api.disclosure;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import village.api.Transactions;
import village.api.place.Village;

/** One village whose filings are kept in memory, for tests of what is done with them. */
public abstract class FilingsInMemory implements FilingSteps {
    /** Runs the work as it is: memory has nothing to commit. */
    protected static final Transactions NONE = new Transactions() {
        @Override
        public <T> Mono<T> together(Mono<T> work) {
            return work;
        }
    };

    protected final InMemoryFilings filings = new InMemoryFilings();
    protected final Village.Id village = new Village.Id(UUID.randomUUID());
    private final AtomicLong last = new AtomicLong();

    @Override
    public final Filings filings() {
        return filings;
    }

    @Override
    public final Village.Id village() {
        return village;
    }

    @Override
    public final UUID newId() {
        return new UUID(0x7000, last.incrementAndGet());
    }
}
