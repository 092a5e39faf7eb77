package village.infra.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.attachment.AttachmentsContract;
import village.api.attachment.Samples;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresAttachmentsTest implements AttachmentsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final AttachmentRows rows = new AttachmentRows(POSTGRES);
    private final Attachments attachments = new PostgresAttachments(POSTGRES.database());
    private Village.Id village;
    private Village.Id otherVillage;

    @BeforeEach
    void villages() {
        village = rows.village();
        otherVillage = rows.village();
    }

    @Override
    public Attachments attachments() {
        return attachments;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Village.Id otherVillage() {
        return otherVillage;
    }

    @Override
    public Person.Id person() {
        return rows.person();
    }

    @Override
    public long events(Attachment.Id id) {
        return rows.events(id);
    }

    @Test
    void aClaimGoesWithTheActItBelongsTo() {
        var photo = Samples.photo(village, person());
        var subject = new Event.Subject("attachment", photo.id().value(), 1);
        var event = new Event(UUID.randomUUID(), Optional.of(village), subject, "t", Map.of(), Samples.NOW);
        attachments.add(photo, event, new Once("p", "o", "k", "f")).block();
        var owner = new Attachment.Owner("complaint", UUID.randomUUID());
        var act = attachments
                .claim(village, List.of(photo.id()), photo.uploader(), owner)
                .then(Mono.error(new IllegalStateException("complaint not written")));
        assertThatThrownBy(() -> POSTGRES.database().together(act).block()).hasMessage("complaint not written");
        assertThat(attachments.byId(village, photo.id()).block().owner()).isEmpty();
    }
}
