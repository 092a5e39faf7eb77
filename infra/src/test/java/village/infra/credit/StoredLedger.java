package village.infra.credit;

import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.credit.Member;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Studied;
import village.api.credit.rule.Schemes;
import village.api.place.Village;
import village.infra.postgres.Database;

/** The real ledger and its members, for tests of their neighbours. */
public final class StoredLedger {
    private StoredLedger() {}

    public static Ledger in(Database database) {
        return new PostgresLedger(database);
    }

    /** The next id. */
    public static UUID id() {
        return Studied.nextId();
    }

    /** Books by the installation's rules. */
    public static AwardCredit award(Database database) {
        return new AwardCredit(in(database), new PostgresSchemes(database), StoredLedger::id, Clock.systemUTC());
    }

    public static Schemes schemes(Database database) {
        return new PostgresSchemes(database);
    }

    public static Village.Id village(DatabaseClient sql) {
        return StoredMembers.village(sql);
    }

    public static Member member(DatabaseClient sql, Village.Id village) {
        return StoredMembers.member(sql, village);
    }

    /** A person who signs in. */
    public static UUID person(DatabaseClient sql) {
        return StoredMembers.person(sql);
    }
}
