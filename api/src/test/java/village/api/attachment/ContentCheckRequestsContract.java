package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.attachment.ContentCheckRequests.ContentCheck;
import village.api.event.Event;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.place.Village;

/** What every {@link ContentCheckRequests} does. Each test begins with nothing pending. */
public interface ContentCheckRequestsContract {
    ContentCheckRequests requests();

    Attachments attachments();

    Village.Id village();

    /** A new person whom WeChat knows as {@code openId} in a mini-program. */
    Person.Id person(OpenId openId);

    /** A new person whom WeChat does not know. */
    Person.Id person();

    @Test
    default void takesARequestWithHowWechatKnowsTheUploader() {
        var openId = new OpenId("wx-test", UUID.randomUUID().toString());
        var target = requested(person(openId));
        assertThat(take(Samples.NOW))
                .containsExactly(new ContentCheck(target, Attachment.Type.IMAGE, Optional.of(openId), 1));
    }

    @Test
    default void takesARequestOfAnUnknownUploaderToo() {
        requested(person());
        assertThat(take(Samples.NOW))
                .singleElement()
                .satisfies(check -> assertThat(check.uploader()).isEmpty());
    }

    @Test
    default void notesARequestOnce() {
        var target = requested(person());
        requests().request(target, Samples.NOW).block();
        assertThat(take(Samples.NOW)).hasSize(1);
        assertThat(take(Samples.NOW)).isEmpty();
    }

    @Test
    default void givesEachAttemptAwayOnceHoweverManyAsk() {
        for (var number = 0; number < 8; number++) {
            requested(person());
        }
        var taken = Flux.range(0, 6)
                .flatMap(number -> requests().take(3, Samples.NOW).subscribeOn(Schedulers.parallel()))
                .flatMapIterable(checks -> checks)
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(taken).extracting(ContentCheck::target).doesNotHaveDuplicates();
    }

    @Test
    default void isNotTakenForEverWhenEveryTakerCrashes() {
        var target = requested(person());
        var now = Samples.NOW;
        for (var attempt = 1; attempt <= ContentCheckRequests.MAX_ATTEMPTS; attempt++) {
            assertThat(take(now)).extracting(ContentCheck::attempt).containsExactly(attempt);
            assertThat(hopeless(now)).isEmpty();
            now = now.plus(Duration.ofMinutes(5));
        }
        assertThat(take(now)).isEmpty();
        assertThat(hopeless(now)).containsExactly(target);
    }

    @Test
    default void isNotTakenAgainOnceWechatChecks() {
        var target = requested(person());
        take(Samples.NOW);
        assertThat(submitted(target, "trace-1")).isNull();
        assertThat(take(Samples.NOW.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(hopeless(Samples.NOW.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    default void findsByTraceWhatAVerdictIsAbout() {
        var target = requested(person());
        submitted(target, "trace-2");
        assertThat(verdict("trace-2", Attachment.State.PASS)).isEqualTo(target);
        assertThat(verdict("trace-2", Attachment.State.PASS)).isEqualTo(target);
    }

    @Test
    default void keepsAVerdictThatIsFasterThanItsTrace() {
        var target = requested(person());
        assertThat(verdict("trace-3", Attachment.State.RISKY)).isNull();
        assertThat(submitted(target, "trace-3")).isEqualTo(Attachment.State.RISKY);
    }

    @Test
    default void givesUpWhatWaitsTooLong() {
        var target = requested(person());
        var later = Samples.NOW.plusSeconds(1);
        assertThat(requests().hopeless(later, Samples.NOW, 10).block()).isEmpty();
        assertThat(requests().hopeless(later, later, 10).block()).containsExactly(target);
    }

    @Test
    default void forgetsWhatIsDecided() {
        var photo = added(person());
        requests().request(target(photo), Samples.NOW).block();
        var passed = photo.checked(Attachment.State.PASS, Samples.NOW);
        attachments().change(passed, event(passed)).block();
        assertThat(take(Samples.NOW)).isEmpty();
        assertThat(requests()
                        .hopeless(Samples.NOW, Samples.NOW.plusSeconds(9), 10)
                        .block())
                .isEmpty();
    }

    private MediaLinks.Target requested(Person.Id uploader) {
        var target = target(added(uploader));
        requests().request(target, Samples.NOW).block();
        return target;
    }

    private Attachment added(Person.Id uploader) {
        var photo = Samples.photo(village(), uploader);
        var once =
                new Once("person:" + uploader, "attachment.upload", photo.id().toString(), "aa");
        return attachments().add(photo, event(photo), once).block();
    }

    private static MediaLinks.Target target(Attachment attachment) {
        return new MediaLinks.Target(attachment.village(), attachment.id());
    }

    private List<ContentCheck> take(Instant now) {
        return requests().take(10, now).block(Duration.ofSeconds(10));
    }

    private List<MediaLinks.Target> hopeless(Instant now) {
        return requests().hopeless(now, Instant.EPOCH, 10).block(Duration.ofSeconds(10));
    }

    private Attachment.State submitted(MediaLinks.Target target, String trace) {
        return requests().submitted(target, trace, Samples.NOW).block(Duration.ofSeconds(10));
    }

    private MediaLinks.Target verdict(String trace, Attachment.State verdict) {
        return requests().verdict(trace, verdict, Samples.NOW).block(Duration.ofSeconds(10));
    }

    private static Event event(Attachment attachment) {
        var subject = new Event.Subject("attachment", attachment.id().value(), attachment.version());
        return new Event(UUID.randomUUID(), Optional.of(attachment.village()), subject, "t", Map.of(), Samples.NOW);
    }
}
