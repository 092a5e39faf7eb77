package village.infra.credit.branch;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.credit.Member;
import village.api.credit.appeal.Appeals;
import village.api.credit.appeal.AppealsContract;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Studied;
import village.api.credit.rule.Caps;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.credit.StoredLedger;
import village.infra.credit.StoredSecretaries;
import village.infra.postgres.PostgresExtension;

class PostgresAppealsTest implements AppealsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Ledger ledger = StoredLedger.in(POSTGRES.database());
    private Village.Id village;
    private Person.Id person;

    @BeforeEach
    void found() {
        village = StoredLedger.village(POSTGRES.sql());
        person = new Person.Id(StoredLedger.person(POSTGRES.sql()));
    }

    @Override
    public Appeals appeals() {
        return new PostgresAppeals(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Member member(String branch, boolean secretary) {
        return StoredSecretaries.member(POSTGRES.sql(), village, branch, secretary);
    }

    @Override
    public Entry.Id line(Member member) {
        var posting = Studied.posting(Studied.event(member, 1), Studied.each(Caps.NONE));
        return ledger.book(List.of(posting)).block(PATIENCE).get(0).id();
    }

    @Override
    public Entry.Id reverse(Member member, Entry.Id line) {
        return ledger.reverse(member.village(), line, Studied.reversal())
                .block(PATIENCE)
                .id();
    }

    @Override
    public Person.Id person() {
        return person;
    }
}
