package village.wechat.dialogue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.identity.Actor;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.RoleBook;
import village.wechat.dialogue.MediaDesk.Brought;
import village.wechat.dialogue.talk.Act;
import village.wechat.dialogue.talk.AskingReplies;
import village.wechat.dialogue.talk.Dialogue;
import village.wechat.dialogue.talk.Draft;
import village.wechat.dialogue.talk.Drafts;
import village.wechat.dialogue.talk.Drafts.Filed;
import village.wechat.dialogue.talk.Drafts.Filing;
import village.wechat.dialogue.talk.SentMedia;

/** Adds what was sent to cases that wait for it. */
final class SupplementDesk {
    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final int TOGETHER = 4;

    private final Conversations conversations;
    private final MediaDesk media;
    private final CaseDesk cases;
    private final RoleBook roles;

    SupplementDesk(Conversations conversations, MediaDesk media, CaseDesk cases, RoleBook roles) {
        this.conversations = conversations;
        this.media = media;
        this.cases = cases;
        this.roles = roles;
    }

    /** A case he may add to, by the ticket he knows it by. */
    private record Target(Actor actor, Complaint.Id complaint, String ticket) {}

    private Mono<Target> target(Person.Id person, Act act) {
        var village = act.village().orElseThrow();
        var complaint = new Complaint.Id(UUID.fromString(act.detail()));
        return roles.standing(person, village)
                .map(standing -> standing.actor(person, village))
                .flatMap(actor -> cases.ticket(actor, complaint).map(ticket -> new Target(actor, complaint, ticket)));
    }

    /** Adds what was sent; what WeChat does not hand over is added in its recognised words, else asked for again. */
    Mono<String> add(OpenId follower, Person.Id person, SentMedia sent, Act act) {
        return target(person, act)
                .flatMap(target -> media.bring(follower, target.actor(), sent, AT_ONCE)
                        .flatMap(brought -> added(target, brought))
                        .map(added ->
                                added ? AskingReplies.added(target.ticket()) : AskingReplies.sendAgain(target.ticket()))
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(AskingReplies.notAdded(target.ticket(), refusal.detail()))));
    }

    /** Whether anything could be added. */
    private Mono<Boolean> added(Target target, Brought brought) {
        var kept = brought.kept().map(SentMedia.Stored::attachment);
        return kept.isEmpty() && brought.sent().recognised().isEmpty()
                ? Mono.just(false)
                : cases.supplement(target.actor(), target.complaint(), brought.sent(), kept)
                        .thenReturn(true);
    }

    /** Adds the act's draft, or tells what became of it before. */
    Mono<String> add(OpenId follower, Person.Id person, Dialogue dialogue, Act act) {
        var draft = act.subject().orElseThrow();
        var done = dialogue.drafts().filed(draft).isPresent();
        return target(person, act)
                .flatMap(target -> Mono.justOrEmpty(dialogue.drafts().filing(draft))
                        .filter(filing -> !done)
                        .flatMap(filing -> added(follower, target, filing))
                        .defaultIfEmpty(
                                done
                                        ? AskingReplies.added(target.ticket())
                                        : AskingReplies.notYetAdded(target.ticket())));
    }

    private Mono<String> added(OpenId follower, Target target, Filing filing) {
        var text = filing.draft().text();
        if (text.codePointCount(0, text.length()) > CaseDesk.ADDED) {
            return returned(follower, filing, AskingReplies.tooLong(target.ticket(), CaseDesk.ADDED));
        }
        return brought(follower, target.actor(), filing)
                .flatMap(kept -> kept.isEmpty() && text.isEmpty()
                        ? returned(follower, filing, AskingReplies.notYetAdded(target.ticket()))
                        : added(follower, target, filing, kept))
                .onErrorResume(
                        Refusal.class,
                        refusal ->
                                returned(follower, filing, AskingReplies.notAdded(target.ticket(), refusal.detail())));
    }

    private Mono<String> added(OpenId follower, Target target, Filing filing, Map<UUID, Attachment.Id> kept) {
        var draft = filing.draft();
        var filed = new Filed(draft.id(), filing.village(), target.complaint());
        return cases.supplement(target.actor(), target.complaint(), draft, kept)
                .then(noted(follower, drafts -> drafts.filed(filed)))
                .thenReturn(Sentences.joined(AskingReplies.added(target.ticket()), missing(draft, kept)));
    }

    private static String missing(Draft draft, Map<UUID, Attachment.Id> kept) {
        var missing = draft.media().size() - kept.size();
        return missing == 0 ? "" : AskingReplies.missing(missing);
    }

    /** What its recordings and photos have become, by their ids, as far as WeChat hands them over. */
    private Mono<Map<UUID, Attachment.Id>> brought(OpenId follower, Actor actor, Filing filing) {
        return Flux.fromIterable(filing.draft().media())
                .filter(sent -> sent.in(filing.village()).isEmpty())
                .flatMapSequential(sent -> media.bring(follower, actor, sent, AT_ONCE), TOGETHER)
                .collectList()
                .map(all -> kept(filing, all));
    }

    private static Map<UUID, Attachment.Id> kept(Filing filing, List<Brought> all) {
        var kept = new HashMap<UUID, Attachment.Id>();
        filing.draft().media().forEach(sent -> sent.in(filing.village()).ifPresent(file -> kept.put(sent.id(), file)));
        all.forEach(brought ->
                brought.kept().ifPresent(stored -> kept.put(brought.sent().id(), stored.attachment())));
        return kept;
    }

    private Mono<String> returned(OpenId follower, Filing filing, String told) {
        return noted(follower, drafts -> drafts.returned(filing.draft().id())).thenReturn(told);
    }

    private Mono<Dialogue> noted(OpenId follower, UnaryOperator<Drafts> change) {
        return conversations.change(follower, dialogue -> dialogue.with(change));
    }
}
