package village.api.credit.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Cap;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;
import village.api.identity.Person;

/** Makes what members did and what it counts for, for tests. */
public final class Studied {
    /** Ten in the morning of 25 November in Shanghai. */
    public static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    private static final AtomicLong LAST = new AtomicLong();

    public static final Person.Id SECRETARY = new Person.Id(nextId());

    private Studied() {}

    /** Ids one after the other, as UUIDv7 are. */
    public static UUID nextId() {
        return new UUID(
                0x0198_0000_0000_7000L + (LAST.incrementAndGet() << 16),
                ThreadLocalRandom.current().nextLong() >>> 2 | Long.MIN_VALUE);
    }

    /** One point and 45 minutes for every 45 minutes. */
    public static Rule lesson(Caps caps) {
        return new Rule("lesson", SourceKind.LESSON, "线上课程", "分钟", 45, new Amount(1, 45), caps, false);
    }

    /** As many points as the quantity says. */
    public static Rule each(Caps caps) {
        return new Rule("lesson", SourceKind.LESSON, "线上课程", "次", 1, new Amount(1, 0), caps, false);
    }

    public static Caps caps(Scope scope, int points) {
        return new Caps(Map.of(scope, Cap.points(points)));
    }

    public static SourceEvent event(Member member, int quantity) {
        return event(member, quantity, NOW.minusSeconds(3600), Optional.of("course-1"));
    }

    public static SourceEvent event(Member member, int quantity, Instant at, Optional<String> item) {
        return new SourceEvent(
                member, SourceKind.LESSON, nextId(), item, Optional.empty(), "《党章》第一课", at, quantity, Optional.empty());
    }

    public static Posting posting(SourceEvent event, Rule rule) {
        return new Posting(new Entry.Id(nextId()), nextId(), event, "starter-1", rule, NOW);
    }

    public static Reversal reversal() {
        return new Reversal(new Entry.Id(nextId()), nextId(), "记错了人", SECRETARY, NOW);
    }
}
