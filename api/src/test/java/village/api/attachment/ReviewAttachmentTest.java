package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.attachment.Refuses.refuses;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.attachment.Attachment.State;
import village.api.identity.Actor;
import village.api.identity.Role;

class ReviewAttachmentTest {
    private final AttachmentWorld world = new AttachmentWorld();
    private final Actor uploader = world.actor(Role.VILLAGER);
    private final Actor cadre = world.insider(Role.CADRE);

    @Test
    void keepsWhoWhenAndWhy() {
        var attachment = world.used(uploader);
        world.reviewing().review(cadre, attachment.id(), State.RISKY, " 不适合公开 ").block();
        assertThat(world.now(attachment).state()).isEqualTo(State.RISKY);
        assertThat(world.now(attachment).decision())
                .contains(new Attachment.Decision(cadre.person(), "不适合公开", Samples.NOW));
        assertThat(world.attachments.events()).last().satisfies(event -> {
            assertThat(event.type()).isEqualTo("attachment.reviewed");
            assertThat(event.facts()).containsEntry("state", "risky");
        });
    }

    @Test
    void decidesOnce() {
        var attachment = world.used(uploader);
        world.reviewing().review(cadre, attachment.id(), State.PASS, "").block();
        refuses(Reason.ATTACHMENT_DECIDED, world.reviewing().review(cadre, attachment.id(), State.RISKY, ""));
        refuses(Reason.REQUEST_INVALID, world.reviewing().review(cadre, attachment.id(), State.PENDING, ""));
    }

    @Test
    void isForCadresAndDispatchersWhoMaySeeWhatItBelongsTo() {
        var attachment = world.used(uploader);
        refuses(Reason.ROLE_REQUIRED, world.reviewing().review(uploader, attachment.id(), State.PASS, ""));
        var grid = world.insider(Role.GRID_WORKER);
        refuses(Reason.ROLE_REQUIRED, world.reviewing().review(grid, attachment.id(), State.PASS, ""));
        var outsider = world.actor(Role.CADRE);
        refuses(Reason.ATTACHMENT_NOT_FOUND, world.reviewing().review(outsider, attachment.id(), State.PASS, ""));
        var unused = world.uploaded(uploader);
        refuses(Reason.ATTACHMENT_NOT_FOUND, world.reviewing().review(cadre, unused.id(), State.PASS, ""));
    }

    @Test
    void listsOnlyWhatTheReaderMaySee() {
        var attachment = world.used(uploader);
        world.uploaded(uploader);
        var pending = Set.of(State.PENDING);
        assertThat(world.listing()
                        .list(cadre, pending, Optional.empty(), 10)
                        .block()
                        .items())
                .containsExactly(attachment);
        var outsider = world.actor(Role.CADRE);
        assertThat(world.listing()
                        .list(outsider, pending, Optional.empty(), 10)
                        .block()
                        .items())
                .isEmpty();
        refuses(Reason.ROLE_REQUIRED, world.listing().list(uploader, pending, Optional.empty(), 10));
    }
}
