package village.api.credit.ledger;

import java.util.UUID;
import village.api.credit.Member;
import village.api.identity.RosterPerson;
import village.api.place.Village;

class InMemoryLedgerTest
        implements LedgerContract,
                BookedOnceContract,
                ClosedYearsContract,
                ReversedTogetherContract,
                RunningShareContract {
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Member member() {
        return new Member(village, new RosterPerson.Id(UUID.randomUUID()));
    }

    @Override
    public void close(Village.Id where, int year) {
        ledger.close(where, year);
    }

    @Override
    public long happened(String type) {
        return ledger.happened(type);
    }
}
