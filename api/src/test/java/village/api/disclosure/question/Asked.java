package village.api.disclosure.question;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import village.api.Once;
import village.api.disclosure.Filing;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** Makes questions and what is done with them, for tests. */
public final class Asked {
    /** Ten in the morning in Shanghai; due at the end of 10 December. */
    public static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    public static final Instant DUE = Instant.parse("2026-12-10T15:59:59Z");

    private static final AtomicLong LAST = new AtomicLong();

    private Asked() {}

    /** Ids one after the other, as UUIDv7 are. */
    public static UUID nextId() {
        return new UUID(
                0x0198_0000_0000_7000L + (LAST.incrementAndGet() << 16),
                ThreadLocalRandom.current().nextLong() >>> 2 | Long.MIN_VALUE);
    }

    public static Person.Id person() {
        return new Person.Id(nextId());
    }

    public static Question question(Village.Id village, Filing.Id filing, Person.Id asker) {
        return question(village, filing, asker, 15);
    }

    public static Question question(Village.Id village, Filing.Id filing, Person.Id asker, int days) {
        return Question.asked(
                new Question.Id(nextId()),
                village,
                new Question.About(filing, "C0101", "第三季度收支", Role.CADRE),
                new Question.Asker(asker, Optional.of("*秀英")),
                "第三笔支出是买什么？",
                NOW,
                days);
    }

    public static QuestionChange told(Question after, String type) {
        return QuestionChange.of(after, nextId(), type, Optional.empty(), NOW);
    }

    public static Answer answer(String text, String reason) {
        return new Answer(text, reason, person(), NOW);
    }

    public static Question.Withholding withholding() {
        return new Question.Withholding("和这份公开无关", person(), NOW);
    }

    public static Once once() {
        return once(nextId().toString(), "f");
    }

    public static Once once(String key, String fingerprint) {
        return new Once("person:1", "disclosure.ask", key, fingerprint);
    }
}
