package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.attachment.AttachmentStoreContract.amr;
import static village.api.attachment.Refuses.refuses;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.attachment.Attachment.State;
import village.api.identity.Actor;
import village.api.identity.Role;

class UploadAttachmentTest {
    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);

    private final AttachmentWorld world = new AttachmentWorld();
    private final Actor villager = world.actor(Role.VILLAGER);

    @Test
    void voiceWaitsForWechat() {
        var attachment = world.upload(villager, "k", amr(10)).block();
        assertThat(attachment.state()).isEqualTo(State.PENDING);
        assertThat(world.attachments.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("attachment.uploaded");
            assertThat(event.facts()).containsEntry("state", "pending").containsEntry("type", "voice");
        });
    }

    @Test
    void documentsWaitForPeople() {
        assertThat(world.upload(villager, "k", PDF).block().state()).isEqualTo(State.REVIEW);
    }

    @Test
    void everythingWaitsForPeopleWhereWechatCannotFetch() {
        world.links = world.links(Optional.empty());
        assertThat(world.upload(villager, "k", amr(10)).block().state()).isEqualTo(State.REVIEW);
    }

    @Test
    void aRepeatedUploadIsTheFirstOne() {
        var first = world.upload(villager, "k", amr(10)).block();
        assertThat(world.upload(villager, "k", amr(10)).block()).isEqualTo(first);
        assertThat(world.store.files()).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherFileIsRefusedAndLeavesNothing() {
        world.upload(villager, "k", amr(10)).block();
        refuses(Reason.IDEMPOTENCY_KEY_REUSED, world.upload(villager, "k", amr(11)));
        assertThat(world.store.files()).isEqualTo(1);
    }

    @Test
    void aBadKeyIsRefusedAndLeavesNothing() {
        refuses(Reason.IDEMPOTENCY_KEY_INVALID, world.upload(villager, "a b", amr(10)));
        assertThat(world.store.files()).isZero();
    }

    @Test
    void onlyTheBoundAndStaffMaySend() {
        refuses(Reason.BINDING_REQUIRED, world.upload(world.actor(), "k", amr(10)));
        refuses(Reason.SESSION_REQUIRED, world.upload(Actor.stranger(world.village), "k", amr(10)));
        assertThat(world.upload(world.actor(Role.GRID_WORKER), "k", amr(10)).block())
                .isNotNull();
    }

    @Test
    void whoHasSomethingToDoInTheVillageMaySendToo() {
        var expert = world.actor();
        world.contributors = actor -> Mono.just(expert.equals(actor));
        assertThat(world.upload(expert, "k", amr(10)).block()).isNotNull();
        refuses(Reason.BINDING_REQUIRED, world.upload(world.actor(), "k", amr(10)));
        refuses(Reason.SESSION_REQUIRED, world.upload(Actor.stranger(world.village), "k", amr(10)));
    }

    @Test
    void keepsWhatStaffCallAFileAndNothingElse() {
        var staff = world.upload(world.actor(Role.CADRE), "n", PDF, "D:\\账\\三季度.pdf.exe")
                .block();
        assertThat(staff.name()).contains(new FileName("三季度.pdf"));
        var other =
                world.upload(world.actor(Role.VILLAGER), "n", PDF, "张三的病历.pdf").block();
        assertThat(other.name()).isEmpty();
    }
}
