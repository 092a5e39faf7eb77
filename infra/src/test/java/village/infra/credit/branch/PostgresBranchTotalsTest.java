package village.infra.credit.branch;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.credit.Amount;
import village.api.credit.branch.BranchTotals;
import village.api.credit.branch.BranchTotalsContract;
import village.api.place.Village;
import village.infra.credit.StoredLedger;
import village.infra.postgres.PostgresExtension;

class PostgresBranchTotalsTest implements BranchTotalsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private Village.Id village;

    @BeforeEach
    void found() {
        village = StoredLedger.village(POSTGRES.sql());
    }

    @Override
    public BranchTotals totals() {
        return new PostgresBranchTotals(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public void member(String branch, boolean leader, Amount balance) {
        var member = StoredLedger.member(POSTGRES.sql(), village).id();
        run("update roster_person set party_branch = '%s' where id = '%s'".formatted(branch, member));
        if (leader) {
            var person = StoredLedger.person(POSTGRES.sql());
            run("""
                insert into binding (village_id, id, person_id, roster_id, state, claimed_phone_sealed, phone_index,
                  requested_at)
                values ('%s', '%s', '%s', '%s', 'bound', '', '', now())
                """.formatted(village, UUID.randomUUID(), person, member));
            run("""
                insert into role_grant (id, person_id, role, village_id, valid_from)
                values ('%s', '%s', 'cadre', '%s', '2024-01-01')
                """.formatted(UUID.randomUUID(), person, village));
        }
        run("""
            do $fill$ begin
              set local session_replication_role = replica;
              insert into credit_account (village_id, member_id, year, entries, points, minutes)
              values ('%s', '%s', 2026, 1, %d, %d);
            end $fill$
            """.formatted(village, member, balance.points(), balance.minutes()));
    }

    private static void run(String sql) {
        POSTGRES.sql().sql(sql).then().block(PATIENCE);
    }
}
