package village.api.attachment;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** The capability on twins, with a clock to be moved. */
final class AttachmentWorld {
    static final String PUBLIC_URL = "https://xiangyin.example";
    static final byte[] KEY = new byte[32];

    final InMemoryAttachments attachments = new InMemoryAttachments();
    final InMemoryAttachmentStore store = new InMemoryAttachmentStore();
    final InMemoryContentCheckRequests requests = new InMemoryContentCheckRequests(attachments);
    final Village.Id village = new Village.Id(UUID.randomUUID());
    final Attachment.Owner owner = new Attachment.Owner("complaint", UUID.randomUUID());
    /** Who may see the owner. */
    final Set<Person.Id> insiders = new HashSet<>();

    final TestClock clock = new TestClock();
    MediaLinks links = links(Optional.of(PUBLIC_URL));

    private final AttachmentVisibility visibility = (actor, attachment) ->
            Mono.just(actor.person().filter(insiders::contains).isPresent());

    MediaLinks links(Optional<String> publicUrl) {
        return new MediaLinks(KEY, publicUrl, Duration.ofMinutes(40), clock);
    }

    Actor actor(Role... roles) {
        return new Actor(
                Optional.of(new Person.Id(UUID.randomUUID())),
                Optional.of(village),
                Set.of(roles),
                Optional.empty(),
                Set.of());
    }

    /** Somebody who may see what the attachments belong to. */
    Actor insider(Role... roles) {
        var actor = actor(roles);
        insiders.add(actor.requirePerson());
        return actor;
    }

    Contributors contributors = Contributors.NONE;

    Mono<Attachment> upload(Actor actor, String key, byte[] bytes) {
        return new UploadAttachment(store, attachments, contributors, links, Samples::nextId, clock)
                .upload(actor, Optional.of(key), Flux.just(ByteBuffer.wrap(bytes)));
    }

    Mono<Attachment> upload(Actor actor, String key, byte[] bytes, String name) {
        return new UploadAttachment(store, attachments, contributors, links, Samples::nextId, clock)
                .upload(actor, Optional.of(key), Flux.just(ByteBuffer.wrap(bytes)), () -> Optional.of(name));
    }

    Attachment uploaded(Actor actor) {
        return upload(actor, UUID.randomUUID().toString(), AttachmentStoreContract.amr(100))
                .block();
    }

    /** Uploaded when fingerprints were not kept yet. */
    Attachment withoutFingerprint(Actor actor) {
        var old = Samples.attachment(village, actor.requirePerson(), Format.AMR, Attachment.State.PENDING);
        store.put(Flux.just(ByteBuffer.wrap(AttachmentStoreContract.amr(100))))
                .flatMap(draft -> store.commit(draft, old.id()))
                .block();
        var once = new Once(
                "person:" + old.uploader(),
                "attachment.upload",
                UUID.randomUUID().toString(),
                "0");
        return attachments
                .add(old, new AttachmentEvents(Samples::nextId).of(AttachmentEvents.UPLOADED, old, Samples.NOW), once)
                .block();
    }

    /** Uploaded and used. */
    Attachment used(Actor actor) {
        var attachment = uploaded(actor);
        attachments
                .claim(village, List.of(attachment.id()), actor.requirePerson(), owner)
                .block();
        return now(attachment);
    }

    /** The attachment as it is now. */
    Attachment now(Attachment attachment) {
        return attachments.byId(village, attachment.id()).block();
    }

    ReadAttachment reading() {
        return new ReadAttachment(attachments, store, links, visibility);
    }

    ReviewAttachment reviewing() {
        return new ReviewAttachment(attachments, visibility, Samples::nextId, clock);
    }

    ListAttachmentsToReview listing() {
        return new ListAttachmentsToReview(attachments, visibility);
    }

    TakeContentVerdict verdicts() {
        return new TakeContentVerdict(attachments, requests, Samples::nextId, clock);
    }

    CheckAttachments checking(ContentChecks checks) {
        return new CheckAttachments(requests, Optional.of(checks), links, verdicts(), Duration.ofMinutes(30), clock);
    }

    /** Stands until it is moved. */
    static final class TestClock extends Clock {
        private Instant now = Samples.NOW;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
