package village.api.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import village.api.Once;
import village.api.complaint.Reporting;
import village.api.identity.Person;
import village.api.place.Village;

/** Makes inquiries and what is done with them, for tests. */
public final class Asked {
    /** Ten in the morning in Shanghai, a Wednesday. */
    public static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    /** The end of Monday. */
    public static final Instant DUE = Instant.parse("2026-11-30T15:59:59Z");

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

    public static Inquiry inquiry(Village.Id village, Person.Id asker) {
        return inquiry(village, asker, "office", false, DUE);
    }

    public static Inquiry inquiry(Village.Id village, Person.Id asker, String desk, boolean open, Instant due) {
        var reporting = new Reporting(Optional.of(asker), Optional.empty(), asker, Reporting.Source.WECHAT);
        return of(village, reporting, desk, open, due);
    }

    public static Inquiry of(Village.Id village, Reporting reporting, String desk, boolean open, Instant due) {
        return Inquiry.asked(
                new Inquiry.Id(nextId()),
                village,
                new Inquiry.Asker(reporting, Optional.of("*秀英")),
                desk,
                open,
                said(reporting.filer(), "低保怎么申请？"),
                due);
    }

    public static Message said(Person.Id asker, String text) {
        return new Message(Message.Side.ASKER, text, List.of(), asker, NOW);
    }

    public static Message answer(String text) {
        return new Message(Message.Side.DESK, text, List.of(), person(), NOW);
    }

    public static Openness.Decision decision(String reason) {
        return new Openness.Decision(reason, person(), NOW);
    }

    public static InquiryChange told(Inquiry after, String type) {
        return InquiryChange.of(after, nextId(), type, Optional.empty(), NOW);
    }

    public static Once once() {
        return new Once("person:1", "inquiry.ask", nextId().toString(), "f");
    }
}
