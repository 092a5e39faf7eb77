package village.api.attachment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import village.api.identity.Person;
import village.api.place.Village;

/** Attachments for tests. Later ones have higher ids. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    private static final AtomicLong NUMBER = new AtomicLong();

    private Samples() {}

    public static Attachment photo(Village.Id village, Person.Id uploader) {
        return attachment(village, uploader, Format.JPEG, Attachment.State.PENDING);
    }

    public static Attachment attachment(Village.Id village, Person.Id uploader, Format format, Attachment.State state) {
        return new Attachment(
                new Attachment.Id(nextId()),
                village,
                uploader,
                format,
                Optional.empty(),
                state,
                1234,
                Optional.empty(),
                format == Format.JPEG ? Optional.of(new Attachment.Dimensions(640, 480)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW,
                1);
    }

    public static UUID nextId() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + NUMBER.incrementAndGet());
    }
}
