package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.attachment.Refuses.refuses;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.attachment.Attachment.State;
import village.api.attachment.AttachmentStore.Size;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

class ReadAttachmentTest {
    private final AttachmentWorld world = new AttachmentWorld();
    private final Actor uploader = world.actor(Role.VILLAGER);

    @Test
    void theUploaderSeesHisOwnInEveryState() {
        var unused = world.uploaded(uploader);
        assertThat(read(uploader, unused).block().attachment()).isEqualTo(unused);
        var risky = in(State.RISKY);
        assertThat(read(uploader, risky).block().attachment()).isEqualTo(risky);
    }

    @Test
    void nobodyElseSeesWhatIsNotUsedYet() {
        var unused = world.uploaded(uploader);
        refuses(Reason.ATTACHMENT_NOT_FOUND, read(world.insider(Role.CADRE), unused));
        refuses(Reason.ATTACHMENT_NOT_FOUND, read(world.insider(Role.DISPATCHER), unused));
        refuses(Reason.ATTACHMENT_NOT_FOUND, read(Actor.stranger(world.village), unused));
    }

    @Test
    void staffSeeOnlyWhatBelongsToSomethingTheyMaySee() {
        var pending = world.used(uploader);
        assertThat(read(world.insider(Role.GRID_WORKER), pending).block()).isNotNull();
        refuses(Reason.ATTACHMENT_NOT_FOUND, read(world.actor(Role.CADRE), pending));
        refuses(Reason.ATTACHMENT_NOT_FOUND, read(world.actor(Role.CADRE), in(State.PASS)));
    }

    @Test
    void othersSeeWhatPassedAndNothingElse() {
        var villager = world.insider(Role.VILLAGER);
        assertThat(read(villager, in(State.PASS)).block()).isNotNull();
        refuses(Reason.ATTACHMENT_NOT_VIEWABLE, read(villager, world.used(uploader)));
        refuses(Reason.ATTACHMENT_NOT_VIEWABLE, read(villager, in(State.REVIEW)));
        refuses(Reason.ATTACHMENT_NOT_VIEWABLE, read(villager, in(State.RISKY)));
        refuses(Reason.ATTACHMENT_NOT_FOUND, read(world.actor(Role.VILLAGER), in(State.PASS)));
    }

    @Test
    void whoOnlyRunsTheInstallationIsNoHandler() {
        refuses(Reason.ATTACHMENT_NOT_VIEWABLE, read(world.insider(Role.OPERATOR), in(State.REVIEW)));
    }

    @Test
    void anotherVillageHasNoSuchAttachment() {
        var elsewhere = new Actor(
                uploader.person(),
                Optional.of(new Village.Id(UUID.randomUUID())),
                uploader.roles(),
                uploader.rosterPerson(),
                uploader.grids());
        refuses(Reason.ATTACHMENT_NOT_FOUND, read(elsewhere, world.uploaded(uploader)));
    }

    @Test
    void theSameBytesHaveTheSameTagAndARenderingAnother() {
        var first = world.uploaded(uploader);
        var tag = read(uploader, first).block().tag();
        assertThat(tag).isEqualTo(first.sha256()).isPresent();
        assertThat(world.reading()
                        .read(uploader, first.id(), Size.THUMB)
                        .block()
                        .tag())
                .contains(tag.orElseThrow() + "-thumb");
    }

    @Test
    void anOlderUploadGetsItsTagWhenSomebodyLooks() {
        var old = world.withoutFingerprint(uploader);
        assertThat(read(uploader, old).block().tag()).isPresent();
        assertThat(world.now(old).sha256())
                .isEqualTo(read(uploader, old).block().tag());
        refuses(Reason.ATTACHMENT_NOT_FOUND, read(Actor.stranger(world.village), old));
    }

    /** WeChat fetches a link once; nobody in between keeps what it names. */
    @Test
    void whatALinkNamesHasNoTag() {
        var token = token(world.uploaded(uploader));
        assertThat(world.reading().readLinked(token).block().tag()).isEmpty();
    }

    @Test
    void aLinkIsGoodForItsTimeAndWhileTheCheckIsOpen() {
        var pending = world.uploaded(uploader);
        var token = token(pending);
        assertThat(world.reading().readLinked(token).block().attachment()).isEqualTo(pending);
        world.clock.move(Duration.ofMinutes(40));
        refuses(Reason.ATTACHMENT_NOT_FOUND, world.reading().readLinked(token));
        refuses(Reason.ATTACHMENT_NOT_FOUND, world.reading().readLinked(token(in(State.PASS))));
    }

    @Test
    void aForgedLinkOpensNothing() {
        var token = token(world.uploaded(uploader));
        for (var at = 0; at < token.length(); at++) {
            var other = token.charAt(at) == 'A' ? 'Q' : 'A';
            var forged = token.substring(0, at) + other + token.substring(at + 1);
            refuses(Reason.ATTACHMENT_NOT_FOUND, world.reading().readLinked(forged));
        }
        for (var nonsense : List.of("", "..", "../../etc/passwd", "%2e%2e", token + "A", token.substring(4))) {
            refuses(Reason.ATTACHMENT_NOT_FOUND, world.reading().readLinked(nonsense));
        }
    }

    private Mono<ReadAttachment.Reading> read(Actor actor, Attachment attachment) {
        return world.reading().read(actor, attachment.id(), Size.FULL);
    }

    private Attachment in(State state) {
        var attachment = world.used(uploader);
        var target = new MediaLinks.Target(world.village, attachment.id());
        world.verdicts().apply(target, state).block();
        return world.now(attachment);
    }

    private String token(Attachment attachment) {
        var link = world.links
                .link(new MediaLinks.Target(world.village, attachment.id()))
                .orElseThrow();
        return link.substring((AttachmentWorld.PUBLIC_URL + "/mp/v1/media/").length());
    }
}
