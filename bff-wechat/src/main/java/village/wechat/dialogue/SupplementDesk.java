package village.wechat.dialogue;

import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.identity.Actor;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.RoleBook;
import village.wechat.dialogue.talk.Act;
import village.wechat.dialogue.talk.AskingReplies;
import village.wechat.dialogue.talk.SentMedia;

/** Adds recordings and photos to cases that wait for them. */
final class SupplementDesk {
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final MediaDesk media;
    private final CaseDesk cases;
    private final RoleBook roles;

    SupplementDesk(MediaDesk media, CaseDesk cases, RoleBook roles) {
        this.media = media;
        this.cases = cases;
        this.roles = roles;
    }

    /** Adds what was sent; what WeChat does not hand over is added in its recognised words, else asked for again. */
    Mono<String> add(OpenId follower, Person.Id person, SentMedia sent, Act act) {
        var village = act.village().orElseThrow();
        var waiting = new Complaint.Id(UUID.fromString(act.detail()));
        return roles.standing(person, village)
                .map(standing -> standing.actor(person, village))
                .flatMap(actor -> cases.ticket(actor, waiting)
                        .flatMap(ticket -> media.bring(follower, actor, sent, AT_ONCE)
                                .flatMap(brought -> added(actor, waiting, brought))
                                .map(added -> added ? AskingReplies.added(ticket) : AskingReplies.sendAgain(ticket))
                                .onErrorResume(
                                        Refusal.class,
                                        refusal -> Mono.just(AskingReplies.notAdded(ticket, refusal.detail())))));
    }

    /** Whether anything could be added. */
    private Mono<Boolean> added(Actor actor, Complaint.Id waiting, MediaDesk.Brought brought) {
        var kept = brought.kept().map(SentMedia.Stored::attachment);
        return kept.isEmpty() && brought.sent().recognised().isEmpty()
                ? Mono.just(false)
                : cases.supplement(actor, waiting, brought.sent(), kept).thenReturn(true);
    }
}
