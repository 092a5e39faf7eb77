package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.attachment.Refuses.refuses;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.attachment.Attachment.State;
import village.api.attachment.MediaVerdicts.Verdict;
import village.api.event.SequencedEvent;
import village.api.identity.Actor;
import village.api.identity.OpenId;
import village.api.identity.Role;

class CheckAttachmentsTest {
    private final AttachmentWorld world = new AttachmentWorld();
    private final Actor uploader = world.actor(Role.VILLAGER);
    private final List<String> asked = new ArrayList<>();
    private final CheckAttachments working = world.checking((openId, url, kind) -> {
        asked.add(kind + " " + url);
        return Mono.just("trace-" + asked.size());
    });

    @Test
    void asksOnceAndTakesTheVerdict() {
        var attachment = requested();
        working.check().block();
        working.check().block();
        assertThat(asked).singleElement().asString().startsWith("VOICE https://xiangyin.example/mp/v1/media/");
        assertThat(world.now(attachment).state()).isEqualTo(State.PENDING);
        world.verdicts().arrived("trace-1", Verdict.PASS).block();
        world.verdicts().arrived("trace-1", Verdict.PASS).block();
        assertThat(world.now(attachment).state()).isEqualTo(State.PASS);
        assertThat(world.now(attachment).version()).isEqualTo(2);
    }

    @Test
    void takesAVerdictThatIsFasterThanTheAnswer() {
        var attachment = requested();
        world.checking((openId, url, kind) ->
                        world.verdicts().arrived("fast", Verdict.RISKY).thenReturn("fast"))
                .check()
                .block();
        assertThat(world.now(attachment).state()).isEqualTo(State.RISKY);
    }

    @Test
    void ignoresAVerdictNobodyWaitsFor() {
        world.verdicts().arrived("unknown", Verdict.PASS).block();
        refuses(Reason.REQUEST_MALFORMED, world.verdicts().arrived("x".repeat(129), Verdict.PASS));
    }

    @Test
    void aCrashBetweenAttemptAndAnswerIsNotResentForEver() {
        var attachment = requested();
        var crashing = world.checking((openId, url, kind) -> {
            asked.add(url);
            return Mono.error(new IllegalStateException("crash"));
        });
        for (var round = 0; round < ContentCheckRequests.MAX_ATTEMPTS; round++) {
            assertThatThrownBy(() -> crashing.check().block()).hasMessage("crash");
            world.clock.move(Duration.ofMinutes(5));
        }
        crashing.check().block();
        assertThat(asked).hasSize(ContentCheckRequests.MAX_ATTEMPTS);
        assertThat(world.now(attachment).state()).isEqualTo(State.REVIEW);
    }

    @Test
    void oneFailureDoesNotKeepTheOthersBack() {
        requested();
        requested();
        var failing = world.checking((openId, url, kind) -> {
            asked.add(url);
            return asked.size() == 1 ? Mono.error(new IllegalStateException("busy")) : Mono.just("second");
        });
        assertThatThrownBy(() -> failing.check().block()).hasMessage("busy");
        assertThat(asked).hasSize(2);
    }

    @Test
    void peopleDecideWhenNoVerdictComes() {
        var attachment = requested();
        working.check().block();
        world.clock.move(Duration.ofMinutes(31));
        working.check().block();
        assertThat(world.now(attachment).state()).isEqualTo(State.REVIEW);
        assertThat(world.now(attachment).decision()).isPresent();
        world.verdicts().arrived("trace-1", Verdict.PASS).block();
        assertThat(world.now(attachment).state()).isEqualTo(State.PASS);
    }

    @Test
    void peopleDecideWhereWechatDoesNotCheck() {
        var attachment = requested();
        world.checking((openId, url, kind) -> Mono.empty()).check().block();
        assertThat(world.now(attachment).state()).isEqualTo(State.REVIEW);
        var unknown = world.uploaded(world.actor(Role.VILLAGER));
        consume();
        working.check().block();
        assertThat(asked).isEmpty();
        assertThat(world.now(unknown).state()).isEqualTo(State.REVIEW);
    }

    @Test
    void aPersonsDecisionStands() {
        var cadre = world.insider(Role.CADRE);
        world.requests.knows(uploader.requirePerson(), new OpenId("wx", "o"));
        var attachment = world.used(uploader);
        consume();
        working.check().block();
        world.reviewing().review(cadre, attachment.id(), State.PASS, "看过").block();
        world.verdicts().arrived("trace-1", Verdict.RISKY).block();
        assertThat(world.now(attachment).state()).isEqualTo(State.PASS);
    }

    private Attachment requested() {
        world.requests.knows(uploader.requirePerson(), new OpenId("wx", "o"));
        var attachment = world.uploaded(uploader);
        consume();
        return attachment;
    }

    /** The consumer may see events again. */
    private void consume() {
        var consumer = new RequestContentChecks(world.requests);
        world.attachments
                .events()
                .forEach(event -> consumer.consume(new SequencedEvent(1, event)).block());
    }
}
