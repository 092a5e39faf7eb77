package village.wechat.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.identity.OpenId;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.wechat.account.AccountMessage;
import village.wechat.account.AccountMessage.Content;
import village.wechat.dialogue.talk.Act;
import village.wechat.dialogue.talk.Dialogue;
import village.wechat.dialogue.talk.Drafts;
import village.wechat.dialogue.talk.EmergencyWords;
import village.wechat.dialogue.talk.Links;
import village.wechat.dialogue.talk.Plate;
import village.wechat.dialogue.talk.Replies;
import village.wechat.dialogue.talk.SentMedia;
import village.wechat.dialogue.talk.Surroundings;
import village.wechat.dialogue.talk.Talk;
import village.wechat.dialogue.talk.Turn;

/** What everybody does who keeps dialogues. The account {@value #ACCOUNT} exists. */
public interface ConversationsContract {
    String ACCOUNT = "wxservice01";
    Duration PATIENCE = Duration.ofSeconds(20);
    Instant NOW = Instant.parse("2026-11-24T01:30:00Z");
    Village VILLAGE = new Village(new Village.Id(new UUID(0, 1)), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    Talk TALK = new Talk(new Replies(Links.of("")), EmergencyWords.shipped());

    Conversations conversations();

    /** The same dialogues as another instance sees them. */
    Conversations elsewhere();

    @Test
    default void beginsWithNothingSaid() {
        var seen = new HashSet<Dialogue>();
        var follower = follower();
        conversations()
                .change(follower, before -> {
                    seen.add(before);
                    return before;
                })
                .block(PATIENCE);
        assertThat(seen).containsExactly(Dialogue.NEW);
    }

    @Test
    default void givesBackAllThatWasSaid() {
        var follower = follower();
        hear(follower, new AccountMessage.Scanned("FX201001"));
        hear(follower, new AccountMessage.Text("下水道堵了，𠮷家门口"));
        hear(follower, new AccountMessage.Voice("voice-1", "amr", Optional.of("三天了")));
        hear(follower, new AccountMessage.Location(29.7140, 120.2420, "文化礼堂", true));
        hear(follower, new AccountMessage.Text("0"));
        hear(follower, new AccountMessage.Text("换村"));
        var sent = hear(follower, new AccountMessage.Picture("photo-1"))
                .act()
                .subject()
                .orElseThrow();
        var filing =
                hear(follower, new AccountMessage.Text("1匿名")).act().subject().orElseThrow();
        hear(follower, new AccountMessage.Text("还有一件事"));
        hear(follower, new AccountMessage.Text("6"));
        var kept = new SentMedia.Stored(VILLAGE.id(), new Attachment.Id(UUID.randomUUID()));
        var made = new Drafts.Filed(UUID.randomUUID(), VILLAGE.id(), new Complaint.Id(UUID.randomUUID()));
        var known = conversations()
                .change(
                        follower,
                        before ->
                                before.with(drafts -> drafts.stored(sent, kept).filed(made)))
                .block(PATIENCE);
        assertThat(known.drafts().current()).isPresent();
        assertThat(known.drafts().current().orElseThrow().choosing()).isTrue();
        assertThat(known.drafts().dropped()).isPresent();
        assertThat(known.drafts().filing(filing).orElseThrow().draft().manner()).isPresent();
        assertThat(known.home().plate()).isPresent();
        assertThat(elsewhere().change(follower, before -> before).block(PATIENCE))
                .isEqualTo(known);
    }

    @Test
    default void tellsFollowersApart() {
        var one = follower();
        hear(one, new AccountMessage.Text("路灯不亮"));
        assertThat(now(follower()).drafts().current()).isEmpty();
        assertThat(now(one).drafts().current()).isPresent();
    }

    @Test
    default void forgets() {
        var follower = follower();
        hear(follower, new AccountMessage.Text("路灯不亮"));
        conversations().forget(follower).block(PATIENCE);
        conversations().forget(follower).block(PATIENCE);
        assertThat(now(follower)).isEqualTo(Dialogue.NEW);
    }

    @Test
    default void changesNothingWhenTheRuleFails() {
        var follower = follower();
        hear(follower, new AccountMessage.Text("路灯不亮"));
        var failing = conversations().hear(follower, before -> {
            throw new IllegalStateException("planned");
        });
        assertThatThrownBy(() -> failing.block(PATIENCE)).hasMessageContaining("planned");
        assertThat(now(follower).drafts().current()).isPresent();
    }

    @Test
    default void joinsPhotosThatComeAtOnceOnTwoInstances() {
        var follower = follower();
        var acts = atOnce(5, number -> heard(number, follower, new AccountMessage.Picture("photo-" + number)));
        var draft = now(follower).drafts().current().orElseThrow();
        assertThat(draft.media())
                .extracting(SentMedia::mediaId)
                .containsExactlyInAnyOrder("photo-0", "photo-1", "photo-2", "photo-3", "photo-4");
        assertThat(acts).filteredOn(act -> act.lead().contains("1 反映问题")).hasSize(1);
        assertThat(acts).filteredOn(act -> act.lead().isEmpty()).hasSize(4);
    }

    @Test
    default void decidesOnceAboutADraftWhenHeAnswersTwiceAtOnce() {
        var follower = follower();
        hear(follower, new AccountMessage.Text("路灯不亮"));
        var acts = atOnce(6, number -> heard(number, follower, new AccountMessage.Text("1")));
        assertThat(Set.copyOf(acts)).singleElement().satisfies(act -> {
            assertThat(act.kind()).isEqualTo(Act.Kind.FILE);
            assertThat(now(follower).drafts().filing(act.subject().orElseThrow()))
                    .isPresent();
        });
    }

    @Test
    default void beginsOneDialogueWhenManyFirstMessagesComeAtOnce() {
        var counted = new AtomicInteger();
        var follower = follower();
        atOnce(
                8,
                number -> (number % 2 == 0 ? conversations() : elsewhere())
                        .hear(follower, before -> {
                            counted.addAndGet(before.equals(Dialogue.NEW) ? 1 : 0);
                            return turn(before, new AccountMessage.Text("第" + number + "句"));
                        })
                        .map(Turn::act));
        assertThat(counted).hasValue(1);
        assertThat(now(follower).drafts().current().orElseThrow().words()).hasSize(8);
    }

    private Mono<Act> heard(int number, OpenId follower, Content content) {
        var instance = number % 2 == 0 ? conversations() : elsewhere();
        return instance.hear(follower, before -> turn(before, content)).map(Turn::act);
    }

    private static List<Act> atOnce(int count, IntFunction<Mono<Act>> asked) {
        return Flux.fromStream(IntStream.range(0, count).boxed())
                .flatMap(number -> Mono.defer(() -> asked.apply(number)).subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(PATIENCE);
    }

    private Turn hear(OpenId follower, Content content) {
        return conversations().hear(follower, before -> turn(before, content)).block(PATIENCE);
    }

    private static Turn turn(Dialogue before, Content content) {
        var scan = content instanceof AccountMessage.Scanned code
                ? Optional.of(new Surroundings.Scan(
                        VILLAGE, Optional.of(new Plate(code.scene(), VILLAGE.id(), "枫溪村12号", NOW))))
                : Optional.<Surroundings.Scan>empty();
        var around = new Surroundings(List.of(VILLAGE), Set.of(VILLAGE.id()), scan);
        return TALK.hear(before, content, UUID.randomUUID(), around, NOW);
    }

    private Dialogue now(OpenId follower) {
        return conversations().change(follower, before -> before).block(PATIENCE);
    }

    private static OpenId follower() {
        return new OpenId(ACCOUNT, UUID.randomUUID().toString());
    }
}
