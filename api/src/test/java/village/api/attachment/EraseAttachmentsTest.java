package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.identity.Actor;
import village.api.identity.Role;

class EraseAttachmentsTest {
    private final AttachmentWorld world = new AttachmentWorld();
    private final Actor cadre = world.insider(Role.CADRE);
    private final Attachment file = world.used(cadre);

    @Test
    void nobodyOpensWhatWasErasedNotEvenWhoSentIt() {
        erasing(world.store).erase(world.village, List.of(file.id())).block();
        Refuses.refuses(Reason.ATTACHMENT_NOT_FOUND, world.reading().read(cadre, file.id(), AttachmentStore.Size.FULL));
        assertThat(world.attachments.of(world.village, world.owner).block()).isEmpty();
        assertThat(world.attachments.events())
                .last()
                .satisfies(event -> assertThat(event.type()).isEqualTo("attachment.erased"));
    }

    @Test
    void theBytesGoRightAfterAndOnlyThose() {
        var other = world.used(cadre);
        var erasing = erasing(world.store);
        erasing.erase(world.village, List.of(file.id())).block();
        assertThat(kept(file)).isTrue();
        erasing.removeBytes().block();
        erasing.removeBytes().block();
        assertThat(kept(file)).isFalse();
        assertThat(kept(other)).isTrue();
        assertThat(world.attachments.toRemove(Samples.NOW, 10).block()).isEmpty();
    }

    @Test
    void whatCannotBeRemovedNowIsRemovedLaterAndHoldsNothingBack() {
        var other = world.used(cadre);
        var broken = new AtomicBoolean(true);
        var erasing = erasing(new StubbornStore(world.store, Set.of(file.id()), broken));
        erasing.erase(world.village, List.of(file.id(), other.id())).block();
        assertThat(erasing.removeBytes().block().failures())
                .containsOnlyKeys(file.id())
                .hasEntrySatisfying(file.id(), cause -> assertThat(cause).hasMessageContaining("disk"));
        assertThat(kept(file)).isTrue();
        assertThat(kept(other)).isFalse();
        broken.set(false);
        world.clock.move(Duration.ofMinutes(10));
        erasing.removeBytes().block();
        assertThat(kept(file)).isFalse();
    }

    @Test
    void aRoundFullOfStubbornFilesKeepsNoLaterOneOnDiskAndIsToldOnce() {
        var many = Stream.generate(() -> world.used(cadre).id()).limit(50).toList();
        var erasing = erasing(new StubbornStore(world.store, Set.copyOf(many), new AtomicBoolean(true)));
        erasing.erase(world.village, many).block();
        world.clock.move(Duration.ofSeconds(1));
        erasing.erase(world.village, List.of(file.id())).block();
        var first = erasing.removeBytes().block();
        assertThat(first.failures()).hasSize(50);
        assertThat(first.more()).isTrue();
        assertThat(erasing.removeBytes().block()).isEqualTo(new EraseAttachments.Round(false, Map.of()));
        assertThat(kept(file)).isFalse();
        world.clock.move(Duration.ofMinutes(10));
        assertThat(erasing.removeBytes().block()).isEqualTo(new EraseAttachments.Round(true, Map.of()));
        assertThat(world.attachments.toRemove(world.clock.instant(), 100).block())
                .isEmpty();
    }

    @Test
    void againIsHarmless() {
        var erasing = erasing(world.store);
        erasing.erase(world.village, List.of(file.id())).block();
        var events = world.attachments.events().size();
        erasing.erase(world.village, List.of(file.id(), new Attachment.Id(Samples.nextId())))
                .block();
        assertThat(world.attachments.events()).hasSize(events);
    }

    private boolean kept(Attachment attachment) {
        return world.store
                .get(attachment.id(), AttachmentStore.Size.FULL)
                .hasElement()
                .block();
    }

    private EraseAttachments erasing(AttachmentStore store) {
        return new EraseAttachments(world.attachments, store, Samples::nextId, world.clock);
    }

    /** Does not give one file away while its disk is broken. */
    private record StubbornStore(AttachmentStore store, Set<Attachment.Id> held, AtomicBoolean broken)
            implements AttachmentStore {
        @Override
        public Mono<Draft> put(Flux<ByteBuffer> content) {
            return store.put(content);
        }

        @Override
        public Mono<Void> commit(Draft draft, Attachment.Id id) {
            return store.commit(draft, id);
        }

        @Override
        public Mono<Void> discard(Draft draft) {
            return store.discard(draft);
        }

        @Override
        public Mono<Content> get(Attachment.Id id, Size size) {
            return store.get(id, size);
        }

        @Override
        public Mono<Void> remove(Attachment.Id id) {
            return broken.get() && held.contains(id) ? Mono.error(new IllegalStateException("disk")) : store.remove(id);
        }
    }
}
