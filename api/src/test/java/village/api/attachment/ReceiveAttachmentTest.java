package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.attachment.AttachmentStoreContract.amr;
import static village.api.attachment.Refuses.refuses;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.attachment.Attachment.State;
import village.api.identity.Actor;
import village.api.identity.Role;

class ReceiveAttachmentTest {
    private final AttachmentWorld world = new AttachmentWorld();
    private final Actor platform = world.actor();

    private Mono<Attachment> receive(Actor sender, String key, byte[] bytes) {
        return new ReceiveAttachment(world.store, world.attachments, Samples::nextId, world.clock)
                .receive(sender, key, Flux.just(ByteBuffer.wrap(bytes)));
    }

    /** WeChat would ask whose it is. */
    @Test
    void peopleLookAtWhatAPlatformSends() {
        var received = receive(platform, "k", amr(10)).block();
        assertThat(received.state()).isEqualTo(State.REVIEW);
        assertThat(received.uploader()).isEqualTo(platform.requirePerson());
        assertThat(received.name()).isEmpty();
    }

    @Test
    void aRepeatedFileIsTheFirstOne() {
        var first = receive(platform, "k", amr(10)).block();
        assertThat(receive(platform, "k", amr(10)).block()).isEqualTo(first);
        refuses(Reason.IDEMPOTENCY_KEY_REUSED, receive(platform, "k", amr(11)));
        assertThat(receive(world.actor(), "k", amr(11)).block()).isNotEqualTo(first);
        assertThat(world.store.files()).isEqualTo(2);
    }

    @Test
    void nobodyOfTheVillagePassesForAPlatform() {
        refuses(Reason.ROLE_REQUIRED, receive(world.actor(Role.VILLAGER), "k", amr(10)));
        refuses(Reason.ROLE_REQUIRED, receive(world.actor(Role.DISPATCHER), "k", amr(10)));
        refuses(Reason.SESSION_REQUIRED, receive(Actor.stranger(world.village), "k", amr(10)));
        refuses(Reason.IDEMPOTENCY_KEY_INVALID, receive(platform, "a b", amr(10)));
        assertThat(world.store.files()).isZero();
    }

    @Test
    void whatAPlatformSentIsForItAloneToUse() {
        var received = receive(platform, "k", amr(10)).block();
        var other = world.actor().requirePerson();
        refuses(
                Reason.ATTACHMENT_NOT_YOURS,
                world.attachments
                        .claim(world.village, List.of(received.id()), other, world.owner)
                        .thenReturn(true));
        world.attachments
                .claim(world.village, List.of(received.id()), platform.requirePerson(), world.owner)
                .block();
        assertThat(world.now(received).owner()).contains(world.owner);
    }
}
