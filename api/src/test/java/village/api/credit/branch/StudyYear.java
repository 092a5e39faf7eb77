package village.api.credit.branch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import village.api.credit.Amount;
import village.api.credit.SourceKind;
import village.api.credit.ledger.InMemoryLedger;
import village.api.credit.rule.Caps;
import village.api.credit.rule.InMemorySchemes;
import village.api.credit.rule.Rule;
import village.api.credit.rule.Scheme;

/** The end of November 2026, in a county that wants ten points and ten hours of every member and has booked nothing. */
final class StudyYear {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T02:00:00Z"), ZoneOffset.UTC);
    private static final Scheme SCHEME = new Scheme(
            "1",
            LocalDate.of(2024, 1, 1),
            "村规民约",
            new Amount(10, 600),
            new Amount(10, 600),
            List.of(new Rule("a", SourceKind.LESSON, "网课", "分钟", 45, new Amount(1, 45), Caps.NONE, false)));

    private StudyYear() {}

    static ReadBranch reading(InMemoryBranches branches) {
        return new ReadBranch(new Keeper(branches), branches, new InMemoryLedger(), new InMemorySchemes(SCHEME), CLOCK);
    }
}
